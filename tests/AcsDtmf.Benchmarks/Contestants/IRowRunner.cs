using System.Collections.Generic;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>A contestant that runs in .NET without PowerShell.</summary>
internal interface IRowRunner
{
    /// <summary>Sends all rows, with at most <paramref name="width"/> in flight. The first call can create objects that later calls reuse.</summary>
    Task RunAsync(IReadOnlyList<Row> rows, int width);
}
