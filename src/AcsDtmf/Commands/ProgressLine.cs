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
        string done = totalCount is { } count ? $"{progress.Done:N0} of {Quantity.Of(count, "row")}" : Quantity.Of(progress.Done, "row");
        var record = new ProgressRecord(
            ActivityId,
            activity,
            $"{done}, {progress.Failed:N0} failed, {progress.RowsPerSecond:N0} per second, {progress.InFlight:N0} in flight, {Quantity.Of(progress.ThrottlingPauses, "pause")}")
        {
            CurrentOperation = progress.Width == 0
                ? "Paused, because the service throttles"
                : $"At most {progress.Width:N0} in flight",
        };
        if (totalCount is { } total)
        {
            record.PercentComplete = (int)Math.Min(100, 100 * progress.Done / total);
            if (progress.RowsPerSecond > 0)
            {
                record.SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Max(0, total - progress.Done) / progress.RowsPerSecond);
            }
        }

        return record;
    }

    internal static ProgressRecord Completed(string activity) =>
        new(ActivityId, activity, "Completed") { RecordType = ProgressRecordType.Completed };

    internal static string Summarize(BatchProgress progress) =>
        $"{Quantity.Of(progress.Done, "row")} in {progress.Elapsed.TotalSeconds:N1} s ({progress.RowsPerSecond:N0} a second): "
        + $"{Sent(progress)}, {progress.Failed:N0} failed, {progress.Skipped:N0} skipped; throttled {Quantity.Of(progress.ThrottlingPauses, "time")}.";

    private static string Sent(BatchProgress progress) =>
        progress.WouldSend > 0 ? $"{progress.WouldSend:N0} would be sent" : $"{progress.Done - progress.Failed - progress.Skipped:N0} succeeded";
}
