using System;
using System.Threading;

namespace AcsDtmf.Emulator.Page;

/// <summary>Limits the rows that a page receives. A page that received few rows can receive a second's rows in one update.</summary>
internal sealed class RowBudget(int rowsPerUpdate)
{
    private readonly int _capacity = rowsPerUpdate * UpdateStream.UpdatesPerSecond;
    private int _remaining = rowsPerUpdate * UpdateStream.UpdatesPerSecond;
    private long _omitted;

    /// <summary>Gets the number of rows that exceeded the budget.</summary>
    public long Omitted => Interlocked.Read(ref _omitted);

    /// <summary>Takes one row from the budget, or counts an omitted row.</summary>
    public bool TryTake()
    {
        int remaining = Volatile.Read(ref _remaining);
        while (remaining > 0)
        {
            int before = Interlocked.CompareExchange(ref _remaining, remaining - 1, remaining);
            if (before == remaining)
            {
                return true;
            }

            remaining = before;
        }

        Interlocked.Increment(ref _omitted);
        return false;
    }

    /// <summary>Adds the rows of one update.</summary>
    public void Refill()
    {
        int added = Math.Min(rowsPerUpdate, _capacity - Volatile.Read(ref _remaining));
        Interlocked.Add(ref _remaining, added);
    }
}
