using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Tests work without rows, which the caller's thread waits for.</summary>
public sealed class SingleRunTests
{
    [Fact]
    public async Task The_work_is_cancelled_when_its_message_ends_the_command()
    {
        var isCancelled = new TaskCompletionSource();

        Task run = OwnThread.RunAsync(() => SingleRun.Execute(
            (context, cancellationToken) =>
            {
                cancellationToken.Register(isCancelled.SetResult);
                context.WriteVerbose("waiting");
                return Task.Delay(Timeout.Infinite, cancellationToken);
            },
            new StoppedPipeline(),
            TimeProvider.System,
            CancellationToken.None));

        await Assert.ThrowsAsync<InvalidOperationException>(() => run);
        await isCancelled.Task.WithinLimitAsync();
    }

    [Fact]
    public async Task The_messages_of_the_work_are_shown_and_its_exception_is_thrown()
    {
        var sink = new CollectingSink();

        Task run = OwnThread.RunAsync(() => SingleRun.Execute(
            (context, _) =>
            {
                context.WriteVerbose("connecting");
                throw new FormatException("not a token");
            },
            sink,
            TimeProvider.System,
            CancellationToken.None));

        Assert.Equal("not a token", (await Assert.ThrowsAsync<FormatException>(() => run)).Message);
        Assert.Equal(["connecting"], sink.Messages);
    }

    /// <summary>The sink of a command whose pipeline was stopped: PowerShell throws from every write.</summary>
    private sealed class StoppedPipeline : IMessageSink
    {
        bool IMessageSink.WantsDebug => false;

        void IMessageSink.OnWarning(string message) => throw new InvalidOperationException("stopped");

        void IMessageSink.OnVerbose(string message) => throw new InvalidOperationException("stopped");

        void IMessageSink.OnDebug(string message) => throw new InvalidOperationException("stopped");
    }
}
