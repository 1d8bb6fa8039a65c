using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Authenticates requests with tokens of the platform's managed identity.</summary>
internal sealed class ManagedIdentityAuthenticator(ManagedIdentityClient identity, TimeProvider clock) : RenewingAuthenticator(clock)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    protected override string AdviceForExpiredToken => "Check this machine's clock.";

    protected override async Task TakeTurnAsync(TokenRenewal renewal, IRequestContext caller, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!renewal.IsCompleted)
            {
                Complete(renewal, await identity.GetTokenAsync(caller, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (CallingException error)
        {
            Fail(renewal, error);
        }
        finally
        {
            _turn.Release();
        }
    }
}
