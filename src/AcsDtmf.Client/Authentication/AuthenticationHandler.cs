using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Client.Http;

namespace AcsDtmf.Client.Authentication;

/// <summary>Authenticates each attempt just before it leaves, and counts it then: without a credential nothing is sent.</summary>
internal sealed class AuthenticationHandler(IRequestAuthenticator authenticator) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (CallRequestMessage)request;
        await authenticator.AuthenticateAsync(message, cancellationToken).ConfigureAwait(false);
        message.Attempts++;
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
