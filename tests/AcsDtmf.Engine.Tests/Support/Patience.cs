using System;
using System.Threading.Tasks;
using Xunit;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>
/// Waits for an event that must happen. The limit distinguishes a hang from a slow machine, and no event is expected to take that long.
/// </summary>
public static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task WithinLimitAsync(this Task task) => task.WaitAsync(Limit);

    public static Task<T> WithinLimitAsync<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static async Task UntilAsync(Func<bool> condition)
    {
        DateTime end = DateTime.UtcNow + Limit;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < end, "The expected event did not happen.");
            await Task.Delay(5);
        }
    }
}
