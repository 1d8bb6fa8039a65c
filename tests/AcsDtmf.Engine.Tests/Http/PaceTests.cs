using System;
using System.Linq;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests the pace against simulated services that throttle, in simulated time.</summary>
public sealed class PaceTests(ITestOutputHelper output)
{
    private const int Seconds = 60;

    // The pace has learned the rate after ten seconds.
    private const int LearningSeconds = 10;

    private static readonly double[] Rates = [20, 50, 200, 1000];
    private static readonly int[] Widths = [16, 64, 256, 1024];
    private static readonly double?[] RetryAfters = [1, 5, 0.4, null];

    [Theory]
    [MemberData(nameof(Services))]
    public void One_run_reaches_the_allowed_rate_with_few_refusals(LimiterKind kind, double rate)
    {
        // A concurrency limit determines a rate only if requests take a noticeable time.
        double latency = kind == LimiterKind.Concurrency ? 0.05 : 0.002;
        foreach (int width in Widths.Where(width => kind != LimiterKind.Concurrency || width > rate * (latency + (2 * SimulatedService.Transit))))
        {
            foreach (double? retryAfter in RetryAfters)
            {
                var service = new SimulatedService(kind, rate, latency);
                var simulation = new PaceSimulation(service, width, processes: 1, retryAfter, seed: 1);
                simulation.Run(Seconds);

                double reached = simulation.Accepted[0].Skip(LearningSeconds).Take(Seconds - LearningSeconds).Sum() / (service.AllowedRate * (Seconds - LearningSeconds));
                double allowance = (0.02 * simulation.Accepted[0].Sum()) + (2 * width);
                output.WriteLine($"{kind}, {rate}/s, width {width}, Retry-After {retryAfter}: {reached:0.000} of the rate, {simulation.Refused} refused of {allowance:0} at most");

                // The pace comes less close to a limit of one or two concurrent requests.
                bool isTiny = kind == LimiterKind.Concurrency && rate < 100;
                Assert.InRange(reached, isTiny ? 0.93 : 0.95, 1.05);

                // A window of ten seconds throttles so rarely that a narrow run needs more refusals to learn its rate.
                bool isSlowToLearn = kind == LimiterKind.TenSecondWindow && width == 16;
                Assert.InRange(simulation.Refused, 1, isSlowToLearn ? 2 * allowance : allowance);
            }
        }
    }

    [Theory]
    [InlineData(LimiterKind.TokenBucket, 20)]
    [InlineData(LimiterKind.TokenBucket, 50)]
    [InlineData(LimiterKind.TokenBucket, 200)]
    [InlineData(LimiterKind.TokenBucket, 1000)]
    [InlineData(LimiterKind.OneSecondWindow, 20)]
    [InlineData(LimiterKind.OneSecondWindow, 50)]
    [InlineData(LimiterKind.OneSecondWindow, 200)]
    public void Four_processes_share_a_limit(LimiterKind kind, double rate)
    {
        foreach (int width in Widths)
        {
            var simulation = new PaceSimulation(new SimulatedService(kind, rate, 0.002), width, processes: 4, retryAfter: 1, seed: 1);
            simulation.Run(Seconds);

            double[] shares = [.. simulation.Accepted.Select(accepted => accepted.Skip(LearningSeconds).Take(Seconds - LearningSeconds).Sum() / (rate * (Seconds - LearningSeconds)))];
            output.WriteLine($"{kind}, {rate}/s, width {width}: {string.Join(", ", shares.Select(share => $"{share:0.00}"))}");
            Assert.InRange(shares.Sum(), 0.95, 1.05);
            Assert.InRange(shares.Min(), 0.125, 0.25);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_limit_that_changes_is_learned_again(int seed)
    {
        var random = new Random(seed);
        double first = random.Next(20, 500);
        double second = first * (random.Next(2) == 0 ? 0.3 : 3);
        var service = new SimulatedService(LimiterKind.TokenBucket, first, 0.002);
        var simulation = new PaceSimulation(service, width: 64, processes: 1, retryAfter: 1, seed);

        simulation.Run(40);
        service.Rate = second;
        simulation.Run(160);

        double reached = simulation.Accepted[0].Skip(120).Take(40).Sum() / (40 * second);
        Assert.True(reached is >= 0.9 and <= 1.05, $"{Seeds.Variable}={seed}: {reached:0.000} of {second}/s after {first}/s.");
    }

    public static TheoryData<int> Cases() => [.. Seeds.Take(20)];

    public static TheoryData<LimiterKind, double> Services()
    {
        var data = new TheoryData<LimiterKind, double>();
        foreach (LimiterKind kind in Enum.GetValues<LimiterKind>())
        {
            foreach (double rate in Rates)
            {
                data.Add(kind, rate);
            }
        }

        return data;
    }
}
