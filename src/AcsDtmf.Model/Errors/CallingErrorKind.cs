namespace AcsDtmf;

/// <summary>Specifies the category of an error.</summary>
public enum CallingErrorKind
{
    /// <summary>The row is invalid; nothing was sent.</summary>
    InvalidRow,

    /// <summary>The service returned an error or an invalid response.</summary>
    Service,

    /// <summary>The connection failed, or was lost before the response.</summary>
    Connection,

    /// <summary>The service did not respond in time.</summary>
    Timeout,

    /// <summary>The credential is missing, malformed, closed, or refused by the service.</summary>
    Credential,

    /// <summary>The journal cannot be read or written.</summary>
    Journal,

    /// <summary>The row was read but not sent, because the run ended first.</summary>
    NotSent,

    /// <summary>The listener for callbacks cannot start.</summary>
    Listener,
}
