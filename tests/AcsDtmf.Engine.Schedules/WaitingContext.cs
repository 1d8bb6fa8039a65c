using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Schedules;

/// <summary>
/// A batch whose rows wait for their work on the caller's thread before anything else. Otherwise a row that needs a token waits by
/// Task.WhenAny, which continues on the thread pool when another batch is first, and Coyote does not control the thread pool.
/// </summary>
internal sealed class WaitingContext(IRequestContext batch) : IRequestContext
{
    public SendWindow Window => batch.Window;

    public bool WantsDebug => batch.WantsDebug;

    public void WriteVerbose(string message) => batch.WriteVerbose(message);

    public void WriteDebug(string message) => batch.WriteDebug(message);

    public Task<T> InvokeAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        Task<T> invocation = batch.InvokeAsync(work, cancellationToken);
        try
        {
            invocation.Wait(CancellationToken.None);
        }
        catch (AggregateException)
        {
            // The caller of this method awaits the invocation and gets its exception.
        }

        return invocation;
    }
}
