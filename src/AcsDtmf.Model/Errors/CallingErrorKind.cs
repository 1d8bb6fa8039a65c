namespace AcsDtmf;

/// <summary>Where a row went wrong.</summary>
public enum CallingErrorKind
{
    /// <summary>The row could not be valid; nothing was sent.</summary>
    InvalidRow,

    /// <summary>The service answered with an error.</summary>
    Service,

    /// <summary>No connection, or it broke before the answer.</summary>
    Connection,

    /// <summary>The service did not answer in time.</summary>
    Timeout,

    /// <summary>The credential is missing, malformed, closed, or refused by the service.</summary>
    Credential,

    /// <summary>The journal cannot be read or written.</summary>
    Journal,

    /// <summary>The row was read but not sent, because the run ended before its turn.</summary>
    NotSent,

    /// <summary>Callbacks cannot be listened for.</summary>
    Listener,
}
