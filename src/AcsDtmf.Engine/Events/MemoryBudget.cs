using System.Threading;

namespace AcsDtmf.Engine.Events;

/// <summary>Counts what several readers hold together. Safe to use from several threads.</summary>
/// <param name="limit">How many bytes they may hold.</param>
internal sealed class MemoryBudget(long limit)
{
    private long _taken;

    /// <summary>Takes bytes from the budget.</summary>
    /// <returns>Whether there were enough; if not, nothing was taken.</returns>
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
