using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Batch;

/// <summary>
/// Runs posted work on the caller's thread, which is the only thread that may call the sink. Any thread can post work. The first thread that
/// runs it is the caller's thread, which runs it between two rows or while it waits.
/// </summary>
internal sealed class CallerDispatcher : IDisposable
{
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _cancellation;
    private int _thread;

    /// <summary>Initializes a new instance of the <see cref="CallerDispatcher"/> class.</summary>
    /// <param name="cancellationToken">Cancels the waits of the caller's thread.</param>
    internal CallerDispatcher(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _cancellation = cancellationToken.Register(Wake);
    }

    /// <summary>Posts work to the caller's thread.</summary>
    internal void Post(Action action)
    {
        _posted.Enqueue(action);
        Wake();
    }

    /// <summary>Posts work to the caller's thread and returns its result.</summary>
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

    /// <summary>Ends the current wait of the caller's thread, or its next one if it is not waiting.</summary>
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
                // Another thread has released the semaphore, or the batch is disposed. In both cases there is no wait to end.
            }
        }
    }

    /// <summary>Runs the posted work, on the caller's thread.</summary>
    /// <exception cref="InvalidOperationException">The current thread is not the caller's thread.</exception>
    internal void RunPosted()
    {
        VerifyThread();
        while (_posted.TryDequeue(out Action? action))
        {
            action();
        }
    }

    /// <summary>Waits, on the caller's thread, until <see cref="Wake"/> is called or the time elapses.</summary>
    /// <exception cref="InvalidOperationException">The current thread is not the caller's thread.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal void Wait(TimeSpan atMost)
    {
        VerifyThread();

        // A semaphore waits whole milliseconds. The time is rounded up, because a wait that ends early has to be repeated.
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
            throw new InvalidOperationException("Only the thread that first ran the posted work of a dispatcher may run it or wait for it.");
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
            // The caller was cancelled while it ran the work, so the exception must reach the caller as well as the task.
            done.TrySetCanceled();
            throw;
        }
        catch (Exception exception)
        {
            done.TrySetException(exception);
        }
    }
}
