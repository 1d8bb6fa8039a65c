using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>
/// Authenticates requests with a token that is renewed before it expires and when the service refuses it. All batches of a session share
/// the token and its renewal: the first request that needs a new token starts the renewal, and the others wait for it.
/// </summary>
internal abstract class RenewingAuthenticator(TimeProvider clock) : IRequestAuthenticator
{
    private readonly object _gate = new();
    private volatile SessionToken? _current;
    private TokenRenewal? _renewal;
    private bool _isClosed;

    public DateTimeOffset? TokenExpiresOn => _current?.ExpiresOn;

    protected abstract string AdviceForExpiredToken { get; }

    public Task PrepareAsync(IRequestContext caller, CancellationToken cancellationToken) => GetAsync(refused: null, caller, cancellationToken);

    public ValueTask AuthenticateAsync(CallRequestMessage request, CancellationToken cancellationToken) =>
        _current is { IsDue: false } token && token.TryPutInto(request)
            ? default
            : new ValueTask(AuthenticateAnewAsync(request, cancellationToken));

    public async ValueTask<bool> TryRenewAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        // If another row has renewed the token in the meantime, there is nothing left to do.
        await GetAsync((SessionToken?)request.Proof, request.Context, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public RefusalReason? Explain(HttpResponseMessage answer) => _current?.ExplainRefusal(AdviceForExpiredToken);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _current?.Dispose();
        }
    }

    /// <summary>
    /// Takes a turn at a renewal, one caller at a time. The first caller obtains the token and calls <see cref="Complete"/> or
    /// <see cref="Fail"/>; the others find the renewal completed. If a caller is cancelled, the next one takes over.
    /// </summary>
    protected abstract Task TakeTurnAsync(TokenRenewal renewal, IRequestContext caller, CancellationToken cancellationToken);

    protected void Complete(TokenRenewal renewal, BearerToken token)
    {
        var renewed = new SessionToken(token, clock);
        lock (_gate)
        {
            _renewal = null;
            _current?.Dispose();
            _current = renewed;
            if (_isClosed)
            {
                renewed.Dispose();
            }
        }

        renewal.Complete(renewed);
    }

    protected void Fail(TokenRenewal renewal, CallingException error)
    {
        lock (_gate)
        {
            // Waiting callers receive this error. Later callers start a new renewal.
            _renewal = null;
        }

        renewal.Fail(error);
    }

    private async Task AuthenticateAnewAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        SessionToken token;
        do
        {
            // Repeated if the token is replaced and wiped before it is used.
            token = await GetAsync(refused: null, request.Context, cancellationToken).ConfigureAwait(false);
        }
        while (!token.TryPutInto(request));
    }

    private async Task<SessionToken> GetAsync(SessionToken? refused, IRequestContext caller, CancellationToken cancellationToken)
    {
        TokenRenewal renewal;
        lock (_gate)
        {
            if (_isClosed)
            {
                throw ClosedSession.Error();
            }

            if (_current is { IsDue: false } token && token != refused)
            {
                return token;
            }

            renewal = _renewal ??= new TokenRenewal();
        }

        await TakeTurnAsync(renewal, caller, cancellationToken).ConfigureAwait(false);
        return await renewal.Outcome.ConfigureAwait(false);
    }
}
