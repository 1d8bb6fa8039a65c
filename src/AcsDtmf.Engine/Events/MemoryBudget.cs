using System.Threading;

namespace AcsDtmf.Engine.Events;

/// <summary>Limits the memory of several readers together. Thread-safe.</summary>
/// <param name="limit">The limit, in bytes.</param>
internal sealed class MemoryBudget(long limit)
{
    private long _taken;

    /// <summary>Takes bytes from the budget.</summary>
    /// <returns>Whether enough bytes were left; if not, none are taken.</returns>
    internal bool TryTake(int count)
    {
        if (Interlocked.Add(ref _taken, count) <= limit)
        {
            return true;
        }

        Return(count);
        return false;
    }

    internal void Return(int count) => Interlocked.Add(ref _taken, -count);
}
