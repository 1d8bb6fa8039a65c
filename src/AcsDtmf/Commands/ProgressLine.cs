using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>How a batch's progress reads.</summary>
internal static class ProgressLine
{
    private const int ActivityId = 0;

    internal static ProgressRecord Of(string activity, BatchProgress progress) =>
        new(ActivityId, activity, $"{progress.Done:N0} rows done, {progress.Failed:N0} failed, {progress.RowsPerSecond:N0} a second")
        {
            CurrentOperation = progress.Width == 0
                ? "Waiting, as the service asks"
                : $"At most {progress.Width} at once",
        };

    internal static ProgressRecord Completed(string activity) =>
        new(ActivityId, activity, "Completed") { RecordType = ProgressRecordType.Completed };

    internal static string Summarize(BatchProgress progress) =>
        $"{progress.Done:N0} rows in {progress.Elapsed.TotalSeconds:N1} s ({progress.RowsPerSecond:N0} a second): "
        + $"{Sent(progress)}, {progress.Failed:N0} failed, {progress.Skipped:N0} skipped; throttled {progress.ThrottlingPauses:N0} times.";

    private static string Sent(BatchProgress progress) =>
        progress.WouldSend > 0 ? $"{progress.WouldSend:N0} would be sent" : $"{progress.Done - progress.Failed - progress.Skipped:N0} succeeded";
}
