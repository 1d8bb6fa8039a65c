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
        using var dispatcher = new CallerDispatcher();
        int here = Environment.CurrentManagedThreadId;
        dispatcher.RunPosted();

        Task<int> work = Task.Run(() => dispatcher.InvokeAsync(() => Environment.CurrentManagedThreadId, default));
        while (!work.IsCompleted)
        {
            dispatcher.Wait(TimeSpan.FromMilliseconds(10), default);
            dispatcher.RunPosted();
        }

        Assert.Equal(here, await work);
    }

    [Fact]
    public Task Another_thread_can_post_but_can_neither_run_nor_wait() => OwnThread.RunAsync(() =>
    {
        using var dispatcher = new CallerDispatcher();
        dispatcher.RunPosted();
        bool isRun = false;

        Exception? failure = null;
        var other = new Thread(() => failure = Record.Exception(() =>
        {
            dispatcher.Post(() => isRun = true);
            Assert.Throws<InvalidOperationException>(dispatcher.RunPosted);
            Assert.Throws<InvalidOperationException>(() => dispatcher.Wait(TimeSpan.Zero, default));
        }));
        other.Start();
        other.Join();

        Assert.Null(failure);
        Assert.False(isRun);
        dispatcher.RunPosted();
        Assert.True(isRun);
    });
}
