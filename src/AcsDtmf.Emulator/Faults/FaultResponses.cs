using System.Globalization;
using System.Text;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Faults;

/// <summary>Creates the responses of faults that replace an operation.</summary>
internal static class FaultResponses
{
    private const string HtmlContentType = "text/html; charset=utf-8";
    private const string GatewayPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    private const string SignInPage = "<html><head><title>Sign in</title></head><body><h1>Sign in to use this network</h1></body></html>";
    private const int Ok = 200;
    private const int BadGateway = 502;
    private const int InternalServerError = 500;

    public static ServiceResponse Create(FaultRule fault)
    {
        ServiceResponse response = fault.Kind switch
        {
            FaultKind.Html => Html(fault.Status ?? BadGateway, fault.Body ?? GatewayPage),
            FaultKind.ProxyPage => Html(fault.Status ?? Ok, fault.Body ?? SignInPage),
            FaultKind.EmptyBody => new(fault.Status ?? InternalServerError),
            _ => CreateError(fault.Status ?? InternalServerError, fault.Body),
        };
        return response with
        {
            ContentType = fault.ContentType ?? response.ContentType,
            RetryAfter = fault.RetryAfter,
        };
    }

    private static ServiceResponse Html(int status, string page) => ServiceResponse.Text(status, page) with { ContentType = HtmlContentType };

    private static ServiceResponse CreateError(int status, string? body)
    {
        return body is null
            ? ServiceResponse.Error(status, CodeFor(status), "A fault rule of the emulator caused this error.")
            : new(status) { ContentType = ServiceResponse.JsonContentType, Body = Encoding.UTF8.GetBytes(body) };
    }

    /// <summary>Returns the code that the service's documentation lists for a status, or the status itself if the documentation lists none.</summary>
    private static string CodeFor(int status) => status switch
    {
        400 => "8523",
        401 => "7501",
        403 => "7504",
        404 => "8522",
        405 => "8520",
        409 => "8519",
        412 => "8583",
        429 => "8516",
        _ => status.ToString(CultureInfo.InvariantCulture),
    };
}
