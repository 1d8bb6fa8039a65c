namespace AcsDtmf;

/// <summary>How an operation ended, as an event tells it. The event's type, not this code, decides between success and failure.</summary>
public sealed class ResultInformation
{
    /// <summary>Gets the code, of the family of HTTP statuses.</summary>
    public int? Code { get; init; }

    /// <summary>Gets the code that says more, such as 8508.</summary>
    public int? SubCode { get; init; }

    /// <summary>Gets the service's message.</summary>
    public string? Message { get; init; }

    /// <summary>Gets what SIP said; null for other than phone calls, and where the carrier does not tell.</summary>
    public SipDiagnosticInfo? SipDetails { get; init; }

    /// <summary>Gets the Q.850 cause; null for other than phone calls, and where the carrier does not tell.</summary>
    public SipDiagnosticInfo? Q850Details { get; init; }

    /// <summary>Returns the codes and the message.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{Code}/{SubCode} {Message}";
}
