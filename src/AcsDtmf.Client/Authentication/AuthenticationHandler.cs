using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Client.Http;

namespace AcsDtmf.Client.Authentication;

/// <summary>Authenticates each attempt just before it leaves.</summary>
internal sealed class AuthenticationHandler(IRequestAuthenticator authenticator) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await authenticator.AuthenticateAsync((CallRequestMessage)request, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
