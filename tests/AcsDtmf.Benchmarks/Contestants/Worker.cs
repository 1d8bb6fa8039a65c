using System;
using System.Globalization;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>A contestant's process at work.</summary>
/// <param name="process">The process.</param>
/// <param name="order">How it is told to run rows at a width.</param>
internal sealed class Worker(LineProcess process, Func<RowFile, int, string> order) : IAsyncDisposable
{
    /// <summary>The most memory the process ever had resident, in bytes.</summary>
    public long PeakMemory => process.PeakMemory;

    /// <summary>How long the process kept processors busy so far, all its threads together.</summary>
    public TimeSpan ProcessorTime => process.ProcessorTime;

    /// <summary>Runs rows, and tells how long it took by the process's own clock.</summary>
    public async Task<TimeSpan> RunAsync(RowFile rows, int width)
    {
        string milliseconds = await process.AskAsync(order(rows, width));
        return TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => process.DisposeAsync();
}
