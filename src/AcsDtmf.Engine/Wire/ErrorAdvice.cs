using System.Collections.Generic;

namespace AcsDtmf.Engine.Wire;

/// <summary>The recommended actions for the service's errors. The codes are from the service's documentation of Call Automation errors.</summary>
internal static class ErrorAdvice
{
    internal const string ForConnection = "Check the endpoint's name, the network and the proxy, then try again.";

    internal const string ForTls =
        "Check the endpoint's name and port, and this machine's clock. If a proxy or a private authority issues the certificate, add the authority's root certificate to this machine's certificate store; on Linux, the environment variable SSL_CERT_FILE can name a file that contains it.";

    internal const string ForProxy =
        "Check the user name and the password of the proxy, for example in HTTPS_PROXY, where special characters are percent-encoded, then try again.";

    private const string BeforeNextAttempt = "Before you try again, ";

    private const string CheckCall = "check the call connection id, and that the session's endpoint belongs to the resource that owns the call.";

    private const string CheckParticipant = "check that Get-AcsCallParticipant lists the participant. If it does not find the call, " + CheckCall;

    private static readonly Dictionary<string, string> ByCode = new()
    {
        ["8522"] = BeforeNextAttempt + CheckParticipant,
        ["8523"] = "Specify the participant by the raw id that the call uses.",
        ["8501"] = "The call is not established yet. Run the row again when it is connected.",
        ["8528"] = "The call has ended. Supply the id of a live call.",
        ["8585"] = "The call's current state does not allow the operation. Check the state with Get-AcsCallConnection, then run the row again.",
        ["8519"] = "Another operation is changing the call. Run the row again after a moment.",
        ["8583"] = "Another media operation, such as playing or recognizing, excludes this one. Run the row again when it has ended.",
        ["8520"] = "The service does not support this operation on this call.",
        ["7501"] = "The token is not valid. Get a new one and connect again.",
        ["7504"] = "The credential is valid but lacks permission. Ask for a role on the resource that includes calling.",
        ["7507"] = "The call belongs to another resource. Connect to the endpoint of the resource that created it.",
        ["7509"] = "The signature is not valid. Check that the access key belongs to this endpoint and that this machine's clock is right.",
        ["7510"] = "The managed identity is not valid for this resource. Check its role assignment.",
        ["8516"] = "The service is throttling. Run the failed rows again later or with a lower -ThrottleLimit.",
        ["8529"] = "The monthly limit is reached. Ask support to raise it.",
        ["8530"] = "The limit of active calls is reached. End some calls, or ask support to raise it.",
        ["8558"] = "The participant is not in the call. Get-AcsCallParticipant lists the call's participants.",
        ["8508"] = "Another request canceled the operation. Run the row again if it is still needed.",
        ["Denied"] = "The signature was rejected. Check that the access key belongs to this endpoint and that this machine's clock is right.",
        ["UserLicenseNotPresentForbidden"] = "The Teams user has no license for this operation. Assign one in the Microsoft 365 admin center.",
    };

    internal static string For(string errorCode, int status, RequestPurpose purpose) =>
        ForPurpose(errorCode, status, purpose)
        ?? (ByCode.TryGetValue(errorCode, out string? advice) ? advice : ForStatus(status, purpose));

    internal static string ForTimeout(RequestPurpose purpose) => purpose == RequestPurpose.VerifyCredential
        ? "Connect again, with a longer -TimeoutSec."
        : "Run the failed rows again, with a lower -ThrottleLimit or a session with a longer -TimeoutSec.";

    internal static string ForUnexpectedResponse(RequestPurpose purpose) =>
        "A network device, such as a proxy or a captive portal, responds instead of the service. "
        + "Open the endpoint in a browser, sign in to the network if it asks you to, and "
        + (purpose is RequestPurpose.ReadCall or RequestPurpose.ReadParticipants or RequestPurpose.VerifyCredential
            ? "try again."
            : "run the row again. Whether the service has performed the operation is unknown.");

    /// <summary>Returns the advice for codes that mean different things to different commands.</summary>
    private static string? ForPurpose(string errorCode, int status, RequestPurpose purpose) => (errorCode, status, purpose) switch
    {
        ("8522", 405, _) => "The call lacks the configuration that this operation needs. Check how the application answers or creates its calls.",
        ("8522", _, RequestPurpose.StartRecognition) => "Recognition starts only for a participant of a live call. " + BeforeNextAttempt + CheckParticipant,
        ("8522", _, RequestPurpose.SendTones) => "Tones reach only a participant of a live call. " + BeforeNextAttempt + CheckParticipant,
        ("8522", _, RequestPurpose.StopRecognition) => "If the call has ended or the participant has left, nothing is left to stop. Otherwise, " + CheckParticipant,
        ("8522", _, RequestPurpose.CancelMedia) => "If the call has ended, nothing is left to cancel. Otherwise, " + CheckCall,
        ("8522", _, RequestPurpose.ReadCall) => BeforeNextAttempt + CheckCall,
        ("8523", _, RequestPurpose.CancelMedia or RequestPurpose.ReadCall) => BeforeNextAttempt + CheckCall,
        ("8528", _, RequestPurpose.StopRecognition) => "The call has ended, so nothing is left to stop.",
        ("8528", _, RequestPurpose.CancelMedia) => "The call has ended, so nothing is left to cancel.",
        ("8558", _, RequestPurpose.StopRecognition) => "If the participant has left the call, nothing is left to stop. Otherwise, " + CheckParticipant,
        ("8516", _, RequestPurpose.VerifyCredential) => ForStatus(status: 429, purpose),
        _ => null,
    };

    private static string ForStatus(int status, RequestPurpose purpose) => (status, purpose) switch
    {
        (400, _) => "Compare the row with one that succeeds. The service's message states what it does not accept.",
        (401, _) => "Connect again with a credential of this resource.",
        (403, _) => "The credential is valid but lacks permission. Check its role on the resource.",
        (404, _) => "Compare the ids with those of a live call, the endpoint with the resource that owns it, and -ApiVersion with those the service supports.",
        ( >= 300 and < 400, _) => "The endpoint redirects the request, but a credential is never sent to another address. Connect to the resource's own endpoint.",
        (409 or 412, _) => "Another operation excludes this one. Run the row again after a moment.",
        (408 or 504, _) => ForTimeout(purpose),
        (429, RequestPurpose.VerifyCredential) => "The service is throttling. Connect again later.",
        (429, _) => "The service is throttling. Run the failed rows again later or with a lower -ThrottleLimit.",
        ( >= 500, RequestPurpose.VerifyCredential) => "The service reports an internal error. Connect again later.",
        ( >= 500, _) => "The service reports an internal error. Run the failed rows again later.",
        _ => "The service's message states what it does not accept.",
    };
}
