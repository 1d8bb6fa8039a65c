using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Authenticates requests with a fixed token.</summary>
internal sealed class AccessTokenAuthenticator(AccessTokenCredential credential, TimeProvider clock) : IRequestAuthenticator
{
    private readonly SessionToken _token = new(credential.Token, clock);

    public DateTimeOffset? TokenExpiresOn => _token.ExpiresOn;

    public Task PrepareAsync(IRequestContext caller, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask AuthenticateAsync(CallRequestMessage request, CancellationToken cancellationToken) =>
        _token.TryPutInto(request) ? default : throw ClosedSession.Error();

    /// <summary>Does nothing, because a fixed token cannot be renewed.</summary>
    public ValueTask<bool> TryRenewAsync(CallRequestMessage request, CancellationToken cancellationToken) => new(false);

    public RefusalReason? Explain(HttpResponseMessage answer) => _token.ExplainRefusal(
        "Get a new token and connect again. For runs that outlast a token, connect with -TokenProvider or -ManagedIdentity.");

    /// <inheritdoc/>
    public void Dispose() => _token.Dispose();
}
