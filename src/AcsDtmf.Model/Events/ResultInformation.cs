namespace AcsDtmf;

/// <summary>The result of an operation, as an event reports it. The event's type, not this code, determines whether the operation succeeded.</summary>
public sealed class ResultInformation
{
    /// <summary>Gets the code, which has the meaning of an HTTP status.</summary>
    public int? Code { get; init; }

    /// <summary>Gets the subcode, which is more specific, such as 8508.</summary>
    public int? SubCode { get; init; }

    /// <summary>Gets the service's message.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the SIP status; null if the call is not a phone call or the carrier does not report it.</summary>
    public SipDiagnosticInfo? SipDetails { get; init; }

    /// <summary>Gets the Q.850 cause; null if the call is not a phone call or the carrier does not report it.</summary>
    public SipDiagnosticInfo? Q850Details { get; init; }

    /// <summary>Returns the codes and the message.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{Code}/{SubCode} {Message}";
}
