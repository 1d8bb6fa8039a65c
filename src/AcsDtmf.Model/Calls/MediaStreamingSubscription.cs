using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>The media streaming of a call.</summary>
public sealed class MediaStreamingSubscription
{
    /// <summary>Gets the subscription's id.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the state: <c>disabled</c>, <c>inactive</c>, <c>active</c>. The set is open.</summary>
    public string? State { get; init; }

    /// <summary>Gets the types of content that are streamed.</summary>
    public IReadOnlyList<string> SubscribedContentTypes { get; init; } = Array.Empty<string>();

    /// <summary>Returns the state.</summary>
    /// <returns><see cref="State"/>.</returns>
    public override string ToString() => State ?? string.Empty;
}
