namespace AcsDtmf;

/// <summary>The codes of errors that the module detects itself. They are part of the error ids and do not change.</summary>
public static class CallingErrorCode
{
    /// <summary>The call connection id is missing or invalid.</summary>
    public const string InvalidCallConnectionId = nameof(InvalidCallConnectionId);

    /// <summary>The participant is missing or invalid.</summary>
    public const string InvalidTargetParticipant = nameof(InvalidTargetParticipant);

    /// <summary>The operation context contains an unpaired surrogate.</summary>
    public const string InvalidOperationContext = nameof(InvalidOperationContext);

    /// <summary>The callback URI is not an absolute https URI.</summary>
    public const string InvalidOperationCallbackUri = nameof(InvalidOperationCallbackUri);

    /// <summary>There are no tones, too many, or an unknown one.</summary>
    public const string InvalidTone = nameof(InvalidTone);

    /// <summary>The first row of the pipeline has no property that binds to a required parameter.</summary>
    public const string UnrecognizedInput = nameof(UnrecognizedInput);

    /// <summary>The service returned success but an unreadable or unexpected response.</summary>
    public const string InvalidAnswer = nameof(InvalidAnswer);

    /// <summary>The link to the next page of a list is invalid, and was not followed.</summary>
    public const string InvalidNextLink = nameof(InvalidNextLink);

    /// <summary>The service could not be reached, or the connection was lost.</summary>
    public const string ConnectionFailed = nameof(ConnectionFailed);

    /// <summary>The service did not respond within the session's time-out.</summary>
    public const string RequestTimedOut = nameof(RequestTimedOut);

    /// <summary>The run ended because too many consecutive rows had no response.</summary>
    public const string ServiceUnreachable = nameof(ServiceUnreachable);

    /// <summary>The row was read but not sent, because the run ended first.</summary>
    public const string NotSent = nameof(NotSent);

    /// <summary>The journal cannot be opened or written.</summary>
    public const string JournalUnavailable = nameof(JournalUnavailable);

    /// <summary>Another run is writing to the journal.</summary>
    public const string JournalInUse = nameof(JournalInUse);

    /// <summary>The file is not a journal.</summary>
    public const string JournalNotRecognized = nameof(JournalNotRecognized);

    /// <summary>The journal records another operation or another endpoint.</summary>
    public const string JournalMismatch = nameof(JournalMismatch);

    /// <summary>The session is closed.</summary>
    public const string SessionClosed = nameof(SessionClosed);

    /// <summary>No session is open.</summary>
    public const string NotConnected = nameof(NotConnected);

    /// <summary>No open session of the runspace has the name.</summary>
    public const string SessionNotFound = nameof(SessionNotFound);

    /// <summary>The endpoint is not an absolute https URI.</summary>
    public const string InvalidEndpoint = nameof(InvalidEndpoint);

    /// <summary>The connection string is malformed.</summary>
    public const string InvalidConnectionString = nameof(InvalidConnectionString);

    /// <summary>The access key is not Base64.</summary>
    public const string InvalidAccessKey = nameof(InvalidAccessKey);

    /// <summary>The access token is empty or contains characters that are not allowed in a token.</summary>
    public const string InvalidAccessToken = nameof(InvalidAccessToken);

    /// <summary>The input is not an event of a call.</summary>
    public const string InvalidCallEvent = nameof(InvalidCallEvent);

    /// <summary>The address to listen on is malformed, or is reachable from other machines while callbacks are not authenticated.</summary>
    public const string InvalidListenPrefix = nameof(InvalidListenPrefix);

    /// <summary>The address to listen on is in use or not available to this process.</summary>
    public const string ListenerUnavailable = nameof(ListenerUnavailable);

    /// <summary>The listener could not get the callback signing keys.</summary>
    public const string OpenIdConfigurationUnavailable = nameof(OpenIdConfigurationUnavailable);

    /// <summary>No event confirms the stop.</summary>
    public const string NotConfirmed = nameof(NotConfirmed);

    /// <summary>Stops share a call and an operation context, and fewer events than stops arrived.</summary>
    public const string AmbiguousStop = nameof(AmbiguousStop);

    /// <summary>The input is not the result of a stop, so nothing can confirm it.</summary>
    public const string NotAStop = nameof(NotAStop);

    /// <summary>Fewer events than requested arrived in time.</summary>
    public const string TooFewEvents = nameof(TooFewEvents);

    /// <summary>No credential was supplied, or its endpoint is missing.</summary>
    public const string MissingCredential = nameof(MissingCredential);

    /// <summary>Connect-AcsCalling has an argument that no parameter accepts.</summary>
    public const string UnexpectedArgument = nameof(UnexpectedArgument);

    /// <summary>The token provider threw an exception or returned no token.</summary>
    public const string TokenProviderFailed = nameof(TokenProviderFailed);

    /// <summary>No managed identity is available, or its endpoint returned no token.</summary>
    public const string ManagedIdentityFailed = nameof(ManagedIdentityFailed);

    /// <summary>The service at the endpoint is not Call Automation in the session's api-version.</summary>
    public const string NotCallAutomation = nameof(NotCallAutomation);

    /// <summary>A request would have sent the credential to an address other than the session's endpoint.</summary>
    public const string ForeignAddress = nameof(ForeignAddress);
}
