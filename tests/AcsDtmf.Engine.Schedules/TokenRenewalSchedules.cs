using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AcsDtmf.Engine.Schedules;

/// <summary>Two batches share a session whose first token is refused by the service or due in the middle of the run.</summary>
public sealed class TokenRenewalSchedules
{
    [Fact]
    public void Each_renewal_calls_the_provider_once_and_serves_every_row() => Exploration.Run(static async () =>
    {
        using var session = new SharedSession();
        using var first = new BatchRun();
        using var second = new BatchRun();

        Task<Exception?>[] runs = [session.ExecuteAsync(first), session.ExecuteAsync(second)];
        session.ExpireFirstToken();

        Assert.All(await Task.WhenAll(runs), Assert.Null);
        Assert.Equal(2, session.Tokens);
    });

    [Fact]
    public void A_provider_that_fails_fails_the_rows_that_wait_for_it() => Exploration.Run(static async () =>
    {
        using var session = new SharedSession { CanFail = true };
        using var first = new BatchRun();
        using var second = new BatchRun();

        Task<Exception?>[] runs = [session.ExecuteAsync(first), session.ExecuteAsync(second)];
        Exception?[] ends = await Task.WhenAll(runs);

        Assert.All(ends, end => Assert.True(end is null || session.Failures.Contains(end), end?.ToString()));
        Assert.InRange(session.Tokens, 0, 2);
        first.AssertReported(first.Added);
        second.AssertReported(second.Added);
    });

    [Fact]
    public void A_batch_that_is_cancelled_leaves_the_renewal_to_the_other() => Exploration.Run(static async () =>
    {
        using var session = new SharedSession();
        using var cancelled = new BatchRun();
        using var other = new BatchRun();

        Task<Exception?>[] runs = [session.ExecuteAsync(cancelled), session.ExecuteAsync(other)];
        cancelled.Cancel();

        Exception?[] ends = await Task.WhenAll(runs);
        Assert.True(ends[0] is null or OperationCanceledException, ends[0]?.ToString());
        Assert.Null(ends[1]);
        Assert.Equal(2, session.Tokens);
    }, interruptsFieldAccess: false);
}
