using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>
/// Requests a call that cannot exist. The service checks the credential first, so "call not found" proves that the credential is valid,
/// without any effect.
/// </summary>
internal sealed class CredentialVerification(OperationUri uri, HttpStack http)
{
    private const string NoCall = "00000000-0000-0000-0000-000000000000";

    /// <exception cref="CallingException">The service refuses the credential, cannot be reached, or is not Call Automation.</exception>
    internal async Task ExecuteAsync(IRequestContext caller, CancellationToken cancellationToken)
    {
        using var request = new CallRequestMessage(RequestPurpose.VerifyCredential, HttpMethod.Get, uri.ForCall(NoCall), body: null, caller);
        Exchange exchange = await Exchange.RunAsync(http, request, cancellationToken).ConfigureAwait(false);
        string host = request.RequestUri!.Authority;
        switch (exchange.Error)
        {
            // Normally 8522. Any numeric code shows that the service accepted the credential before it looked for the call.
            case { StatusCode: 400 or 404 or 405 or 409 or 412, Error.Code: { } code } when IsNumber(code):
                caller.WriteVerbose($"The service at {host} accepts the credential.");
                return;

            case null:
                throw NotCallAutomation(host, exchange, $"It answered {exchange.StatusCode} to a request for a call that cannot exist.", null);

            case { StatusCode: >= 300 and < 500 and not (401 or 403 or 408 or 429) } error:
                throw NotCallAutomation(host, exchange, error.Message, error.Error);

            default:
                throw exchange.Error;
        }
    }

    private static bool IsNumber(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static CallingException NotCallAutomation(string host, Exchange exchange, string why, CommunicationError? error) =>
        new(CallingErrorKind.Service, CallingErrorCode.NotCallAutomation, $"{host} does not provide Call Automation in this api-version. {why}")
        {
            StatusCode = exchange.StatusCode,
            Error = error,
            ClientRequestId = exchange.ClientRequestId,
            Attempts = exchange.Attempts,
            RecommendedAction = "Compare the endpoint with the one that the portal shows for the resource, and -ApiVersion with the versions that the service supports.",
        };
}
