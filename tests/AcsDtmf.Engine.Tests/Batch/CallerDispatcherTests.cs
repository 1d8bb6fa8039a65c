using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Tests that the dispatcher runs posted work on one thread.</summary>
public sealed class CallerDispatcherTests
{
    [Fact]
    public async Task Work_runs_on_the_dispatchers_thread_and_its_result_is_returned()
    {
        using var dispatcher = new CallerDispatcher(CancellationToken.None);
        int here = Environment.CurrentManagedThreadId;
        dispatcher.RunPosted();

        Task<int> work = Task.Run(() => dispatcher.InvokeAsync(() => Environment.CurrentManagedThreadId, default));
        while (!work.IsCompleted)
        {
            dispatcher.Wait(TimeSpan.FromMilliseconds(10));
            dispatcher.RunPosted();
        }

        Assert.Equal(here, await work);
    }

    [Fact]
    public Task Another_thread_can_post_but_can_neither_run_nor_wait() => OwnThread.RunAsync(() =>
    {
        using var dispatcher = new CallerDispatcher(CancellationToken.None);
        dispatcher.RunPosted();
        bool isRun = false;

        Exception? failure = null;
        var other = new Thread(() => failure = Record.Exception(() =>
        {
            dispatcher.Post(() => isRun = true);
            Assert.Throws<InvalidOperationException>(dispatcher.RunPosted);
            var error = Assert.Throws<InvalidOperationException>(() => dispatcher.Wait(TimeSpan.Zero));
            Assert.Contains("thread", error.Message, StringComparison.Ordinal);
        }));
        other.Start();
        other.Join();

        Assert.Null(failure);
        Assert.False(isRun);
        dispatcher.RunPosted();
        Assert.True(isRun);
    });

    [Fact]
    public Task An_exception_of_the_work_is_that_of_its_task() => OwnThread.RunAsync(() =>
    {
        using var dispatcher = new CallerDispatcher(CancellationToken.None);
        Task<int> work = dispatcher.InvokeAsync<int>(() => throw new FormatException("not a number"), default);

        dispatcher.RunPosted();

        Assert.Equal("not a number", Assert.Throws<FormatException>(() => work.WithinLimitAsync().GetAwaiter().GetResult()).Message);
    });

    [Fact]
    public Task Work_that_is_cancelled_on_the_callers_thread_ends_the_caller_too() => OwnThread.RunAsync(() =>
    {
        using var dispatcher = new CallerDispatcher(CancellationToken.None);
        Task<int> work = dispatcher.InvokeAsync<int>(() => throw new OperationCanceledException(), default);

        Assert.Throws<OperationCanceledException>(dispatcher.RunPosted);

        Assert.Throws<TaskCanceledException>(() => work.WithinLimitAsync().GetAwaiter().GetResult());
    });

    [Fact]
    public Task Cancellation_ends_a_wait() => OwnThread.RunAsync(() =>
    {
        using var cancellation = new CancellationTokenSource();
        using var dispatcher = new CallerDispatcher(cancellation.Token);
        Task cancelling = Task.Run(cancellation.Cancel);

        Assert.Throws<OperationCanceledException>(() => dispatcher.Wait(Timeout.InfiniteTimeSpan));

        cancelling.Wait();
    });
}
