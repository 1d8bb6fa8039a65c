using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Batch;

/// <summary>
/// Takes work to the one thread that may talk to the sink: the thread that first ran it. Others post their work, and that thread
/// does it between two rows or while it waits.
/// </summary>
internal sealed class CallerDispatcher : IDisposable
{
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _cancellation;
    private int _thread;

    /// <summary>Initializes a new instance of the <see cref="CallerDispatcher"/> class.</summary>
    /// <param name="cancellationToken">Ends the waits of the caller's thread.</param>
    internal CallerDispatcher(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _cancellation = cancellationToken.Register(Wake);
    }

    /// <summary>Leaves work for the caller's thread.</summary>
    internal void Post(Action action)
    {
        _posted.Enqueue(action);
        Wake();
    }

    /// <summary>Leaves work for the caller's thread and waits for what comes of it.</summary>
    internal async Task<T> InvokeAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => done.TrySetCanceled(cancellationToken)))
        {
            Post(() =>
            {
                if (!done.Task.IsCompleted)
                {
                    Complete(done, work);
                }
            });
            return await done.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Ends the caller's wait, or its next one.</summary>
    internal void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
            {
                // Somebody else woke it, or the batch is over: either way nobody waits.
            }
        }
    }

    /// <summary>Does what was left, on the caller's thread.</summary>
    /// <exception cref="InvalidOperationException">This is another thread.</exception>
    internal void RunPosted()
    {
        VerifyThread();
        while (_posted.TryDequeue(out Action? action))
        {
            action();
        }
    }

    /// <summary>Waits, on the caller's thread, until woken or the time is over.</summary>
    /// <exception cref="InvalidOperationException">This is another thread.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal void Wait(TimeSpan atMost)
    {
        VerifyThread();

        // Rounded up to the milliseconds that the wait counts in, because a wait that ends a little early would have to be repeated.
        _wake.Wait(TimeSpan.FromMilliseconds(Math.Ceiling(atMost.TotalMilliseconds)));
        _cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Dispose();
        _wake.Dispose();
    }

    private void VerifyThread()
    {
        int thread = Environment.CurrentManagedThreadId;
        _thread = _thread == 0 ? thread : _thread;
        if (_thread != thread)
        {
            throw new InvalidOperationException("Only one thread may run what is posted to a dispatcher: the one that ran it first.");
        }
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<T> work)
    {
        try
        {
            done.TrySetResult(work());
        }
        catch (OperationCanceledException)
        {
            // It is the caller who was stopped, in the middle of the work, and who must know.
            done.TrySetCanceled();
            throw;
        }
        catch (Exception exception)
        {
            done.TrySetException(exception);
        }
    }
}
