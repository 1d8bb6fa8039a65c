using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Recording;

/// <summary>Counts the requests of one operation by status, without a lock.</summary>
internal sealed class StatusCounters
{
    private readonly long[] _counts = new long[1000];

    public void Add(RequestResult result) => Interlocked.Increment(ref _counts[IndexOf(result)]);

    public long Count(int status) => Interlocked.Read(ref _counts[status]);

    public IReadOnlyDictionary<string, long> Read()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int index = 0; index < _counts.Length; index++)
        {
            long count = Count(index);
            if (count > 0)
            {
                counts[NameOf(index)] = count;
            }
        }

        return counts;
    }

    /// <summary>Returns the status, or the outcome of a request without a status. Outcome values are smaller than every status.</summary>
    private static int IndexOf(RequestResult result) => result.Status ?? (int)result.Outcome;

    private static string NameOf(int index) => (RequestOutcome)index switch
    {
        RequestOutcome.Reset => "reset",
        RequestOutcome.Abandoned => "abandoned",
        _ => index.ToString(CultureInfo.InvariantCulture),
    };
}
