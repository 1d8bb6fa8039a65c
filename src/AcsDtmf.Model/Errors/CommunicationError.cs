using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>An error as the service describes it (CommunicationError of a CommunicationErrorResponse).</summary>
public sealed class CommunicationError
{
    /// <summary>Gets the service's code: a number in text such as <c>8522</c>, or a word.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the service's message.</summary>
    public string? Message { get; init; }

    /// <summary>Gets what the error is about, where the service says so.</summary>
    public string? Target { get; init; }

    /// <summary>Gets further errors; empty when there are none.</summary>
    public IReadOnlyList<CommunicationError> Details { get; init; } = Array.Empty<CommunicationError>();

    /// <summary>Gets the error underneath; null when there is none.</summary>
    public CommunicationError? InnerError { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
