using System.Diagnostics;
using System.Net.Http;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Faults;

/// <summary>Tests the limiters of the request rate. The expected numbers allow for a slow machine.</summary>
public sealed class RateLimiterTests : CallTest
{
    private const int Requests = 30;

    [Fact]
    public async Task A_token_bucket_accepts_a_burst_and_then_the_rate()
    {
        (int accepted, double seconds) = await SendAllAsync(new() { RequestsPerSecond = 1, Burst = 5 });

        Assert.InRange(accepted, 5, 5 + (int)seconds + 1);
    }

    [Fact]
    public async Task A_token_bucket_holds_the_tokens_of_one_second()
    {
        (int accepted, double seconds) = await SendAllAsync(new() { RequestsPerSecond = 3 });

        Assert.InRange(accepted, 3, 3 + (int)(3 * seconds) + 1);
    }

    [Fact]
    public async Task A_fixed_window_accepts_the_requests_of_a_window_at_once()
    {
        (int accepted, double seconds) = await SendAllAsync(
            new() { RequestsPerSecond = 1, Limiter = RateLimiterKind.FixedWindow, WindowSeconds = 10 });

        Assert.InRange(accepted, 10, 10 + (10 * (int)(seconds / 10)));
    }

    private async Task<(int Accepted, double Seconds)> SendAllAsync(ThrottleSettings settings)
    {
        AddCall();
        var elapsed = Stopwatch.StartNew();
        Emulator.State.Admission.Apply(settings);
        int accepted = 0;
        for (int request = 0; request < Requests; request++)
        {
            ServiceAnswer answer = await SendAsync(HttpMethod.Get, "/call");
            accepted += answer.Status == 200 ? 1 : 0;
            Assert.True(answer.Status is 200 or 429, answer.Text);
        }

        return (accepted, elapsed.Elapsed.TotalSeconds);
    }
}
