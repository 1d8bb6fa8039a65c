using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Client.Http;

namespace AcsDtmf.Client.Authentication;

/// <summary>Sends a token that was given once.</summary>
internal sealed class AccessTokenAuthenticator(AccessTokenCredential credential) : IRequestAuthenticator
{
    public ValueTask AuthenticateAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        string value = credential.Token.Use(0, static (token, _) => "Bearer " + Encoding.ASCII.GetString(token));
        request.Headers.Remove(HeaderNames.Authorization);
        request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, value);
        return default;
    }
}
