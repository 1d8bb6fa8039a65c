using System.Collections.Generic;

namespace AcsDtmf.Engine.Wire;

/// <summary>What a user can do about the service's errors. Codes are from the service's documentation of Call Automation errors.</summary>
internal static class ErrorAdvice
{
    internal const string ForConnection = "Check the endpoint's name, the network and the proxy, then run the failed rows again.";

    internal const string ForTls =
        "Check the endpoint's name and port, and this machine's clock. If a proxy or a private authority issues the certificate, add the authority's root certificate to this machine's certificate store; on Linux, the environment variable SSL_CERT_FILE can name a file that contains it.";

    internal const string ForProxy =
        "Check the user name and the password of the proxy, for example in HTTPS_PROXY, where special characters are percent-encoded, then run the failed rows again.";

    internal const string ForUnexpectedResponse =
        "Something between this machine and the service responds in its place, such as the sign-in page of a network (a captive portal) or a proxy. "
        + "Open the endpoint in a browser, sign in to the network if it asks, and run the row again: it is not known whether it was done.";

    internal const string ForTimeout = "Run the failed rows again, with a lower -ThrottleLimit or a session with a longer -TimeoutSec.";

    private static readonly Dictionary<string, string> ByCode = new()
    {
        ["8522"] = "The call or the participant is gone, so there is usually nothing left to stop. Otherwise compare the ids with those of a live call, and the session's endpoint with the resource that owns it.",
        ["8523"] = "The service finds an argument invalid. Name the participant exactly as the call knows it, by its raw id.",
        ["8501"] = "The call is not established yet. Run the row again once it is connected.",
        ["8528"] = "The call has ended; there is nothing left to do.",
        ["8585"] = "The call's state does not allow this now. Look at the call's state and run the row again.",
        ["8519"] = "Another operation is changing the call. Run the row again after a moment.",
        ["8583"] = "Another media operation (play to a participant, recognize, send tones) excludes this one. Run the row again when it has ended.",
        ["8520"] = "The service does not support this operation on such a call.",
        ["7501"] = "The token is not valid. Get a new one and connect again.",
        ["7504"] = "The credential is good but may not do this. Ask for a role on the resource that includes calling.",
        ["7507"] = "The call belongs to another resource. Connect to the endpoint of the resource that made it.",
        ["7509"] = "The signature is not valid. Check that the access key belongs to this endpoint and that this machine's clock is right.",
        ["7510"] = "The managed identity is not valid for this resource. Check its role assignment.",
        ["8516"] = "The service is throttling. Run the failed rows again later or with a lower -ThrottleLimit.",
        ["8529"] = "The month's limit is reached. Ask support to raise it.",
        ["8530"] = "The limit of active calls is reached. End some calls, or ask support to raise it.",
        ["8558"] = "The participant is not in the call. List the call's participants to see who is.",
        ["8508"] = "Another request cancelled the operation.",
        ["Denied"] = "The signature was refused. Check that the access key belongs to this endpoint and that this machine's clock is right.",
        ["UserLicenseNotPresentForbidden"] = "The Teams user has no licence for this. Assign one in the Microsoft 365 admin center.",
    };

    internal static string For(string errorCode, int status) =>
        ByCode.TryGetValue(errorCode, out string? advice) ? advice : ForStatus(status);

    private static string ForStatus(int status) => status switch
    {
        400 => "Compare the row with one that succeeds; the service's message says what it did not accept.",
        401 => "Connect again with a credential of this resource.",
        403 => "The credential is good but may not do this. Check its role on the resource.",
        404 => "Compare the ids with those of a live call, the endpoint with the resource that owns it, and -ApiVersion with those the service supports.",
        >= 300 and < 400 => "The endpoint redirects, and redirects are not followed with a credential. Connect to the resource's own endpoint.",
        409 or 412 => "Another operation excludes this one. Run the row again after a moment.",
        408 or 504 => ForTimeout,
        429 => "The service is throttling. Run the failed rows again later or with a lower -ThrottleLimit.",
        >= 500 => "The service has trouble. Run the failed rows again later.",
        _ => "The service's message says what it did not accept.",
    };
}
