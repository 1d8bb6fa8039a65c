using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>An error as the service describes it (CommunicationError of a CommunicationErrorResponse).</summary>
/// <remarks>The texts are shown and never sent back, so only the form that is safe to show is kept.</remarks>
public sealed class CommunicationError
{
    /// <summary>Gets the service's code: a number in text such as <c>8522</c>, or a word.</summary>
    public string? Code
    {
        get;
        init => field = value is null ? null : DisplayText.OneLine(value);
    }

    /// <summary>Gets the service's message.</summary>
    public string? Message
    {
        get;
        init => field = value is null ? null : DisplayText.Lines(value);
    }

    /// <summary>Gets the target of the error; null if the service does not specify it.</summary>
    public string? Target
    {
        get;
        init => field = value is null ? null : DisplayText.OneLine(value);
    }

    /// <summary>Gets further errors; empty if there are none.</summary>
    public IReadOnlyList<CommunicationError> Details { get; init; } = Array.Empty<CommunicationError>();

    /// <summary>Gets the inner error; null if there is none.</summary>
    public CommunicationError? InnerError { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
