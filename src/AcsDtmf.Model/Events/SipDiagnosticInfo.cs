namespace AcsDtmf;

/// <summary>A code of the telephone network, with its meaning.</summary>
public sealed class SipDiagnosticInfo
{
    /// <summary>Gets the code.</summary>
    public int? Code { get; init; }

    /// <summary>Gets its meaning in words.</summary>
    public string? Message { get; init; }

    /// <summary>Returns the code and the message.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{Code} {Message}";
}
