using System.Threading.Tasks;

namespace AcsDtmf.Engine.Authentication;

/// <summary>The replacement of a session's token: one, however many rows and batches wait for it.</summary>
internal sealed class TokenRenewal
{
    private readonly TaskCompletionSource<SessionToken> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the new token, or why there is none.</summary>
    internal Task<SessionToken> Outcome => _outcome.Task;

    internal bool IsCompleted => _outcome.Task.IsCompleted;

    internal void Complete(SessionToken token) => _outcome.TrySetResult(token);

    internal void Fail(CallingException error)
    {
        _outcome.TrySetException(error);

        // Looked at here, because those who would wait for it may have been cancelled.
        _ = _outcome.Task.Exception;
    }
}
