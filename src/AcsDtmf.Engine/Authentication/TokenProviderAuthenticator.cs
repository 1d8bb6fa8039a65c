using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Gets tokens from the user's provider, which runs on the thread of a batch that needs one.</summary>
internal sealed class TokenProviderAuthenticator(TokenProviderCredential credential, TimeProvider clock) : RenewingAuthenticator(clock)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _providingThread;

    protected override string AdviceForExpiredToken =>
        "See that the token provider gives a new token and not one it has kept, and that this machine's clock is right.";

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        credential.Dispose();
    }

    protected override async Task TakeTurnAsync(TokenRenewal renewal, IRequestContext caller, CancellationToken cancellationToken)
    {
        Task turn = caller.InvokeAsync(() => TakeTurn(renewal, cancellationToken), cancellationToken);

        // The caller's thread may be busy downstream for long, even with another command of this very session. So every batch that
        // waits offers its thread, and the first that is free does it for all.
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
                RecommendedAction = "Get the token by other means, such as Get-AzAccessToken; no command of this module can give it.",
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
