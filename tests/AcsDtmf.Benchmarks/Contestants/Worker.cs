using System;
using System.Globalization;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>The running process of a contestant.</summary>
/// <param name="process">The process.</param>
/// <param name="order">Creates the command that runs the rows of a file at a width.</param>
internal sealed class Worker(LineProcess process, Func<RowFile, int, string> order) : IAsyncDisposable
{
    /// <summary>Gets a value indicating whether the process sends each row to the server.</summary>
    public bool SendsRequests { get; init; } = true;

    /// <summary>Gets the peak resident memory of the process, in bytes.</summary>
    public long PeakMemory => process.PeakMemory;

    /// <summary>Gets the processor time of all threads of the process so far.</summary>
    public TimeSpan ProcessorTime => process.ProcessorTime;

    /// <summary>Runs rows, and returns the duration that the process measured.</summary>
    public async Task<TimeSpan> RunAsync(RowFile rows, int width)
    {
        string milliseconds = await process.AskAsync(order(rows, width));
        return TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => process.DisposeAsync();
}
