using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AcsDtmf.Engine.Schedules;

/// <summary>Proves that the exploration controls the tasks: it finds faults that only some schedules show.</summary>
public sealed class ExplorationTests
{
    private const int Seed = 1;

    [Fact]
    public void An_update_that_another_task_overwrites_is_found()
    {
        string? fault = Exploration.FindFault(
            static async () =>
            {
                int count = 0;
                Task[] tasks = [Task.Run(Increment), Task.Run(Increment)];
                await Task.WhenAll(tasks);
                Assert.Equal(2, count);

                void Increment() => Volatile.Write(ref count, Volatile.Read(ref count) + 1);
            },
            Seed);

        Assert.Contains("Expected: 2", fault);
    }

    [Fact]
    public void A_deadlock_is_found()
    {
        string? fault = Exploration.FindFault(
            static async () =>
            {
                object first = new();
                object second = new();
                Task[] tasks = [Task.Run(() => Enter(first, second)), Task.Run(() => Enter(second, first))];
                await Task.WhenAll(tasks);

                static void Enter(object outer, object inner)
                {
                    lock (outer)
                    {
                        lock (inner)
                        {
                        }
                    }
                }
            },
            Seed);

        Assert.Contains("Deadlock detected", fault);
    }
}
