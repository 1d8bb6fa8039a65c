namespace AcsDtmf;

/// <summary>Codes of errors that this module, not the service, found. They are part of the error ids and do not change.</summary>
public static class CallingErrorCode
{
    /// <summary>The call connection id is missing or cannot be one.</summary>
    public const string InvalidCallConnectionId = nameof(InvalidCallConnectionId);

    /// <summary>The participant is missing or cannot be one.</summary>
    public const string InvalidTargetParticipant = nameof(InvalidTargetParticipant);

    /// <summary>The operation context cannot be sent.</summary>
    public const string InvalidOperationContext = nameof(InvalidOperationContext);

    /// <summary>The callback URI is not an absolute https URI.</summary>
    public const string InvalidOperationCallbackUri = nameof(InvalidOperationCallbackUri);

    /// <summary>The tones are missing, too many, or none that there are.</summary>
    public const string InvalidTone = nameof(InvalidTone);

    /// <summary>The service said yes, but what it said then cannot be understood.</summary>
    public const string InvalidAnswer = nameof(InvalidAnswer);

    /// <summary>The service's link to the next page leads elsewhere, and was not followed.</summary>
    public const string InvalidNextLink = nameof(InvalidNextLink);

    /// <summary>The service could not be reached, or the connection broke.</summary>
    public const string ConnectionFailed = nameof(ConnectionFailed);

    /// <summary>The service did not answer within the session's time-out.</summary>
    public const string RequestTimedOut = nameof(RequestTimedOut);

    /// <summary>So many consecutive rows had no response that the run ended.</summary>
    public const string ServiceUnreachable = nameof(ServiceUnreachable);

    /// <summary>The row was read but not sent, because the run ended first.</summary>
    public const string NotSent = nameof(NotSent);

    /// <summary>The journal cannot be opened or written.</summary>
    public const string JournalUnavailable = nameof(JournalUnavailable);

    /// <summary>Another run is writing to the journal.</summary>
    public const string JournalInUse = nameof(JournalInUse);

    /// <summary>The file is not a journal, or has lines that no journal has.</summary>
    public const string JournalNotRecognized = nameof(JournalNotRecognized);

    /// <summary>The journal records another operation or another endpoint.</summary>
    public const string JournalMismatch = nameof(JournalMismatch);

    /// <summary>The session is closed.</summary>
    public const string SessionClosed = nameof(SessionClosed);

    /// <summary>There is no session.</summary>
    public const string NotConnected = nameof(NotConnected);

    /// <summary>The endpoint is not an absolute https URI.</summary>
    public const string InvalidEndpoint = nameof(InvalidEndpoint);

    /// <summary>The connection string is not of the form the service gives out.</summary>
    public const string InvalidConnectionString = nameof(InvalidConnectionString);

    /// <summary>The access key is not Base64.</summary>
    public const string InvalidAccessKey = nameof(InvalidAccessKey);

    /// <summary>The access token cannot be one.</summary>
    public const string InvalidAccessToken = nameof(InvalidAccessToken);

    /// <summary>A text or object is no event of a call.</summary>
    public const string InvalidCallEvent = nameof(InvalidCallEvent);

    /// <summary>The address to listen on is malformed, or others could reach it and callbacks would not be checked.</summary>
    public const string InvalidListenPrefix = nameof(InvalidListenPrefix);

    /// <summary>The address to listen on is in use, or is not this machine's to use.</summary>
    public const string ListenerUnavailable = nameof(ListenerUnavailable);

    /// <summary>The keys that callbacks are signed with could not be had.</summary>
    public const string OpenIdConfigurationUnavailable = nameof(OpenIdConfigurationUnavailable);

    /// <summary>No event has confirmed the stop.</summary>
    public const string NotConfirmed = nameof(NotConfirmed);

    /// <summary>Stops share a call and an operation context, and fewer events than stops arrived.</summary>
    public const string AmbiguousStop = nameof(AmbiguousStop);

    /// <summary>The input is not the result of a stop, so nothing can confirm it.</summary>
    public const string NotAStop = nameof(NotAStop);

    /// <summary>Fewer events than requested arrived in time.</summary>
    public const string TooFewEvents = nameof(TooFewEvents);

    /// <summary>No credential was given, or no endpoint that it is for.</summary>
    public const string MissingCredential = nameof(MissingCredential);

    /// <summary>More than one credential was given.</summary>
    public const string AmbiguousCredential = nameof(AmbiguousCredential);

    /// <summary>Connect-AcsCalling has an argument that no parameter accepts.</summary>
    public const string UnexpectedArgument = nameof(UnexpectedArgument);

    /// <summary>The token provider threw, or gave no token.</summary>
    public const string TokenProviderFailed = nameof(TokenProviderFailed);

    /// <summary>There is no managed identity here, or its endpoint gave no token.</summary>
    public const string ManagedIdentityFailed = nameof(ManagedIdentityFailed);

    /// <summary>What answered at the endpoint is not Call Automation in the session's api-version.</summary>
    public const string NotCallAutomation = nameof(NotCallAutomation);

    /// <summary>A request would have taken the credential to another address than the session's endpoint.</summary>
    public const string ForeignAddress = nameof(ForeignAddress);
}
