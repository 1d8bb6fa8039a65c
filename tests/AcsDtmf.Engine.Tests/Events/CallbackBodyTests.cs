using System.IO;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Events;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Bodies are bounded, each by itself and all together.</summary>
public sealed class CallbackBodyTests
{
    private readonly MemoryBudget _budget = new(100);

    [Fact]
    public async Task What_all_bodies_hold_together_is_bounded_and_given_back()
    {
        using CallbackBody first = await ReadAsync(new string('a', 60));
        using CallbackBody second = await ReadAsync(new string('b', 60));
        Assert.Null(first.Refusal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.Refusal?.Status);

        first.Dispose();
        using CallbackBody third = await ReadAsync(new string('c', 60));

        Assert.Null(third.Refusal);
        Assert.Equal(new string('c', 60), third.ToString());
    }

    [Fact]
    public async Task What_comes_after_the_end_of_the_wait_is_not_kept()
    {
        var body = new CallbackBody(_budget);
        body.Dispose();

        await body.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes("late")));

        Assert.True(_budget.TryTake(100));
    }

    [Fact]
    public async Task A_body_that_never_ends_is_read_no_further_than_needed()
    {
        using var body = new CallbackBody(new MemoryBudget(long.MaxValue));

        await body.ReadAsync(new EndlessStream());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, body.Refusal?.Status);
        Assert.InRange(body.ToString().Length, 1, CallbackBody.MaximumLength);
    }

    private async Task<CallbackBody> ReadAsync(string text)
    {
        var body = new CallbackBody(_budget);
        await body.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return body;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(count);
    }
}
