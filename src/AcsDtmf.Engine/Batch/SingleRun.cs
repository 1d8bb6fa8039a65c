using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Batch;

/// <summary>Work without rows, such as connecting: it runs elsewhere, while the caller's thread waits and does what only it may do.</summary>
internal sealed class SingleRun : IRequestContext, IDisposable
{
    // Somebody waits for the one answer, and can ask again.
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

    /// <summary>Runs the work to its end.</summary>
    internal static void Execute(Func<IRequestContext, CancellationToken, Task> work, IMessageSink sink, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Linked, so that whatever ends the wait ends the work too.
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
