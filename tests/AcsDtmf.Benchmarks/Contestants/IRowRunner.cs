using System.Collections.Generic;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>A contestant that is plain .NET.</summary>
internal interface IRowRunner
{
    /// <summary>Sends all rows, so many at once. The first call may build what later ones use.</summary>
    Task RunAsync(IReadOnlyList<Row> rows, int width);
}
