using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>
/// Sends a token that is replaced before it expires, and when the service refuses it. All rows of all batches of the session share
/// one token, and one renewal: whoever finds the token due joins the renewal that is under way, or starts it.
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
        // A row that was refused with an old token finds a newer one here and asks for none.
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
    /// Takes a turn at a renewal, one caller at a time: the first obtains the token and says what came of it with <see cref="Complete"/>
    /// or <see cref="Fail"/>; the others find it done. One who is cancelled leaves it to the next.
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
            // Those who wait get this error; whoever comes later may have more luck.
            _renewal = null;
        }

        renewal.Fail(error);
    }

    private async Task AuthenticateAnewAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        SessionToken token;
        do
        {
            // Again, if the token was replaced and wiped before it could be used.
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
