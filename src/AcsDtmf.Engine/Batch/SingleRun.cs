using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Batch;

/// <summary>Runs work without rows, such as connecting, while the caller's thread waits and runs the work that is posted to it.</summary>
internal sealed class SingleRun : IRequestContext, IDisposable
{
    // The user waits for a single response and can repeat the command, so a throttled request fails soon.
    private static readonly TimeSpan LongestThrottling = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(100);

    private readonly IMessageSink _sink;
    private readonly CallerDispatcher _caller;

    private SingleRun(IMessageSink sink, TimeProvider clock, CancellationToken cancellationToken)
    {
        _sink = sink;
        _caller = new CallerDispatcher(cancellationToken);
        WantsDebug = sink.WantsDebug;
        Window = new SendWindow(1, WriteVerbose, clock, LongestThrottling);
    }

    /// <inheritdoc/>
    public SendWindow Window { get; }

    /// <inheritdoc/>
    public bool WantsDebug { get; }

    /// <summary>Runs the work and waits until it completes.</summary>
    internal static void Execute(Func<IRequestContext, CancellationToken, Task> work, IMessageSink sink, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The source is linked, so that the work also ends if the wait throws.
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var run = new SingleRun(sink, clock, cancellation.Token);
        try
        {
            run.Wait(Task.Run(() => work(run, cancellation.Token), cancellation.Token));
        }
        finally
        {
            cancellation.Cancel();
        }
    }

    /// <inheritdoc/>
    public void WriteVerbose(string message) => _caller.Post(() => _sink.OnVerbose(message));

    /// <inheritdoc/>
    public void WriteDebug(string message) => _caller.Post(() => _sink.OnDebug(message));

    /// <inheritdoc/>
    public Task<T> InvokeAsync<T>(Func<T> work, CancellationToken cancellationToken) => _caller.InvokeAsync(work, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Window.Dispose();
        _caller.Dispose();
    }

    private void Wait(Task work)
    {
        work.ContinueWith(_ => _caller.Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!work.IsCompleted)
        {
            _caller.Wait(LongestSleep);
            _caller.RunPosted();
        }

        _caller.RunPosted();
        work.GetAwaiter().GetResult();
    }
}
