using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Authenticates requests with tokens of -TokenProvider, which runs on the pipeline thread of a batch that needs a token.</summary>
internal sealed class TokenProviderAuthenticator(TokenProviderCredential credential, TimeProvider clock) : RenewingAuthenticator(clock)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _providingThread;

    protected override string AdviceForExpiredToken =>
        "Make sure that the token provider returns a new token instead of a cached one, and check this machine's clock.";

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        credential.Dispose();
    }

    protected override async Task TakeTurnAsync(TokenRenewal renewal, IRequestContext caller, CancellationToken cancellationToken)
    {
        Task turn = caller.InvokeAsync(() => TakeTurn(renewal, cancellationToken), cancellationToken);

        // A pipeline thread can be busy downstream for a long time, even with another command of the same session. Therefore each waiting
        // batch offers its thread, and the first available one runs the provider for all of them.
        await (await Task.WhenAny(turn, renewal.Outcome).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private bool TakeTurn(TokenRenewal renewal, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _providingThread) == Environment.CurrentManagedThreadId)
        {
            throw new CallingException(
                CallingErrorKind.Credential,
                CallingErrorCode.TokenProviderFailed,
                "The token provider uses the session that waits for its token.")
            {
                RecommendedAction = "Get the token with a command of another module, such as Get-AzAccessToken.",
            };
        }

        _turn.Wait(cancellationToken);
        try
        {
            Volatile.Write(ref _providingThread, Environment.CurrentManagedThreadId);
            if (!renewal.IsCompleted)
            {
                Complete(renewal, credential.Provide());
            }
        }
        catch (CallingException error)
        {
            Fail(renewal, error);
        }
        finally
        {
            Volatile.Write(ref _providingThread, 0);
            _turn.Release();
        }

        return true;
    }
}
