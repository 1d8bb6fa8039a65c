using System.Collections.Concurrent;
using System.Collections.Generic;

namespace AcsDtmf.Emulator.Page;

/// <summary>Collects the sampled rows of one page until its next update.</summary>
internal sealed class RowQueue<TRow>
{
    private readonly ConcurrentQueue<TRow> _rows = new();

    public void Add(TRow row) => _rows.Enqueue(row);

    /// <summary>Removes and returns the rows.</summary>
    public IReadOnlyList<TRow> TakeAll()
    {
        List<TRow> rows = [];
        while (_rows.TryDequeue(out TRow? row))
        {
            rows.Add(row);
        }

        return rows;
    }
}
