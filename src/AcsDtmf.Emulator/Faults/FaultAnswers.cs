using System.Globalization;
using System.Text;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Faults;

/// <summary>Composes the answers of faults that stand in for an operation.</summary>
internal static class FaultAnswers
{
    private const string HtmlContentType = "text/html; charset=utf-8";
    private const string GatewayPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    private const int BadGateway = 502;
    private const int InternalServerError = 500;

    public static Answer For(FaultRule fault)
    {
        Answer answer = fault.Kind switch
        {
            FaultKind.Html => Answer.Text(fault.Status ?? BadGateway, fault.Body ?? GatewayPage) with { ContentType = HtmlContentType },
            FaultKind.EmptyBody => new(fault.Status ?? InternalServerError),
            _ => ErrorFor(fault.Status ?? InternalServerError, fault.Body),
        };
        return answer with
        {
            ContentType = fault.ContentType ?? answer.ContentType,
            RetryAfter = fault.RetryAfter,
        };
    }

    private static Answer ErrorFor(int status, string? body)
    {
        return body is null
            ? Answer.Error(status, CodeFor(status), "The emulator was told to fail.")
            : new(status) { ContentType = Answer.JsonContentType, Body = Encoding.UTF8.GetBytes(body) };
    }

    /// <summary>The code that the service's table gives for a status; where it gives none, the status itself.</summary>
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
