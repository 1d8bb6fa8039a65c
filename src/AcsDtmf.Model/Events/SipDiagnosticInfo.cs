namespace AcsDtmf;

/// <summary>A status code of the telephone network and its description.</summary>
public sealed class SipDiagnosticInfo
{
    /// <summary>Gets the code.</summary>
    public int? Code { get; init; }

    /// <summary>Gets the description of the code.</summary>
    public string? Message { get; init; }

    /// <summary>Returns the code and the message.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{Code} {Message}";
}
