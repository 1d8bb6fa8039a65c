using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Authenticates each attempt immediately before it is sent, and only for the session's own endpoint. A request whose credential the
/// service refuses had no effect, so it is sent once more if the credential can be renewed.
/// </summary>
internal sealed class AuthenticationHandler(IRequestAuthenticator authenticator, Uri endpoint) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (CallRequestMessage)request;
        RequireOwnAddress(message.RequestUri!);
        HttpResponseMessage answer = await SendOnceAsync(message, cancellationToken).ConfigureAwait(false);
        if (message.Result.Kind == AttemptResultKind.CredentialRefused && !message.IsRenewed)
        {
            message.IsRenewed = true;
            if (await authenticator.TryRenewAsync(message, cancellationToken).ConfigureAwait(false))
            {
                answer.Dispose();
                answer = await SendOnceAsync(message, cancellationToken).ConfigureAwait(false);
            }
        }

        if (message.Result.Kind == AttemptResultKind.CredentialRefused)
        {
            message.RefusalReason = authenticator.Explain(answer);
        }

        return answer;
    }

    private Task<HttpResponseMessage> SendOnceAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        // Hot path: a key or a current token is available without waiting.
        ValueTask authentication = authenticator.AuthenticateAsync(request, cancellationToken);
        return authentication.IsCompletedSuccessfully
            ? LeaveAsync(request, cancellationToken)
            : SendAfterAsync(authentication, request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAfterAsync(ValueTask authentication, CallRequestMessage request, CancellationToken cancellationToken)
    {
        await authentication.ConfigureAwait(false);
        return await LeaveAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> LeaveAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        request.Attempts++;
        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>Rejects any other address. Responses contain addresses too (the next page of a list), and must not redirect the credential.</summary>
    private void RequireOwnAddress(Uri uri)
    {
        if (uri.Scheme != endpoint.Scheme || uri.Port != endpoint.Port || !string.Equals(uri.Host, endpoint.Host, StringComparison.OrdinalIgnoreCase))
        {
            throw new CallingException(
                CallingErrorKind.Service,
                CallingErrorCode.ForeignAddress,
                $"The service returned an address on {uri.Authority}, but the credential is sent only to {endpoint.Authority}.")
            {
                RecommendedAction = "Check that the session's endpoint is the endpoint of the resource, and that no proxy changes responses.",
            };
        }
    }
}
