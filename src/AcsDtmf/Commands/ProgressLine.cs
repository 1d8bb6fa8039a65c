using System;
using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Describes the progress of a batch.</summary>
internal static class ProgressLine
{
    private const int ActivityId = 0;

    /// <summary>Returns the record that PowerShell displays.</summary>
    /// <param name="activity">The name of the command.</param>
    /// <param name="progress">The state of the batch.</param>
    /// <param name="totalCount">The number of rows that the pipeline will supply; null if the user has not specified it.</param>
    internal static ProgressRecord Of(string activity, BatchProgress progress, long? totalCount)
    {
        string done = totalCount is { } total ? $"{progress.Done:N0} of {Quantity.Of(total, "row")}" : Quantity.Of(progress.Done, "row");
        return new(
            ActivityId,
            activity,
            $"{done}, {progress.Failed:N0} failed, {progress.RowsPerSecond:N0} per second, {progress.InFlight:N0} in flight, {Quantity.Of(progress.ThrottlingPauses, "pause")}")
        {
            CurrentOperation = progress.Width == 0
                ? "Paused, because the service throttles"
                : $"At most {progress.Width:N0} in flight",
            PercentComplete = totalCount is { } count ? (int)Math.Min(100, 100 * progress.Done / count) : -1,
            SecondsRemaining = totalCount is { } all && progress.RowsPerSecond > 0 ? (int)Math.Min(int.MaxValue, Math.Max(0, all - progress.Done) / progress.RowsPerSecond) : -1,
        };
    }

    internal static ProgressRecord Completed(string activity) =>
        new(ActivityId, activity, "Completed") { RecordType = ProgressRecordType.Completed };

    internal static string Summarize(BatchProgress progress) =>
        $"{Quantity.Of(progress.Done, "row")} in {progress.Elapsed.TotalSeconds:N1} s ({progress.RowsPerSecond:N0} a second): "
        + $"{Sent(progress)}, {progress.Failed:N0} failed, {progress.Skipped:N0} skipped; throttled {Quantity.Of(progress.ThrottlingPauses, "time")}.";

    private static string Sent(BatchProgress progress) =>
        progress.WouldSend > 0 ? $"{progress.WouldSend:N0} would be sent" : $"{progress.Done - progress.Failed - progress.Skipped:N0} succeeded";
}
