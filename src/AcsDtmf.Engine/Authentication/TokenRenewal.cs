using System.Threading.Tasks;

namespace AcsDtmf.Engine.Authentication;

/// <summary>The renewal of a session's token, which all waiting rows and batches share.</summary>
internal sealed class TokenRenewal
{
    private readonly TaskCompletionSource<SessionToken> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the new token, or the error of the renewal.</summary>
    internal Task<SessionToken> Outcome => _outcome.Task;

    internal bool IsCompleted => _outcome.Task.IsCompleted;

    internal void Complete(SessionToken token) => _outcome.TrySetResult(token);

    internal void Fail(CallingException error)
    {
        _outcome.TrySetException(error);

        // Observes the exception, because all waiting callers may have been cancelled.
        _ = _outcome.Task.Exception;
    }
}
