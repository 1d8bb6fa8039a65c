using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>The transcription of a call.</summary>
public sealed class TranscriptionSubscription
{
    /// <summary>Gets the subscription's id.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the state: <c>disabled</c>, <c>inactive</c>, <c>active</c>. The set is open.</summary>
    public string? State { get; init; }

    /// <summary>Gets the types of results that are delivered.</summary>
    public IReadOnlyList<string> SubscribedResultTypes { get; init; } = Array.Empty<string>();

    /// <summary>Gets the language of the transcription, for example <c>en-US</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>Returns the state.</summary>
    /// <returns><see cref="State"/>.</returns>
    public override string ToString() => State ?? string.Empty;
}
