using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Authenticates each attempt just before it leaves, for one address only, and counts it then: without a proof nothing is sent.
/// A request that the service refuses is sent once more if the credential can be renewed: refused, it has done nothing.
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
        // Nearly always the proof is at hand, and there is nothing to wait for.
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

    /// <summary>Addresses come from answers too (the next page of a list), and no answer may send the credential elsewhere.</summary>
    private void RequireOwnAddress(Uri uri)
    {
        if (uri.Scheme != endpoint.Scheme || uri.Port != endpoint.Port || !string.Equals(uri.Host, endpoint.Host, StringComparison.OrdinalIgnoreCase))
        {
            throw new CallingException(
                CallingErrorKind.Service,
                CallingErrorCode.ForeignAddress,
                $"The service named an address on {uri.Authority}. The credential is for {endpoint.Authority} and goes nowhere else.")
            {
                RecommendedAction = "Check that the session's endpoint is the resource's own, and that no proxy changes the answers.",
            };
        }
    }
}
