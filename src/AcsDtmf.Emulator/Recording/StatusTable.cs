using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Recording;

/// <summary>Counts requests by operation and status without a lock.</summary>
internal sealed class StatusTable
{
    private const int RowLength = 1000;

    private static readonly ServiceOperation[] Operations = Enum.GetValues<ServiceOperation>();

    private readonly long[] _counts = new long[Operations.Length * RowLength];

    public void Add(ServiceOperation operation, Reply reply) => Interlocked.Increment(ref _counts[IndexOf(operation, Column(reply))]);

    public long Count(ServiceOperation operation, int status) => Interlocked.Read(ref _counts[IndexOf(operation, status)]);

    public IReadOnlyDictionary<string, long> Read(ServiceOperation operation)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int column = 0; column < RowLength; column++)
        {
            long count = Count(operation, column);
            if (count > 0)
            {
                counts[NameOf(column)] = count;
            }
        }

        return counts;
    }

    private static int IndexOf(ServiceOperation operation, int column) => ((int)operation * RowLength) + column;

    /// <summary>No status is as small as an outcome, so requests without a status are counted under theirs.</summary>
    private static int Column(Reply reply) => reply.Status ?? (int)reply.Outcome;

    private static string NameOf(int column) => (RequestOutcome)column switch
    {
        RequestOutcome.Reset => "reset",
        RequestOutcome.Abandoned => "abandoned",
        _ => column.ToString(CultureInfo.InvariantCulture),
    };
}
