using System.Threading;
using AcsDtmf.Engine.Operations;

namespace AcsDtmf.Engine.Batch;

/// <summary>Detects that the service has stopped responding. Thread-safe.</summary>
/// <param name="limit">The number of consecutive rows without a response that ends the run; 0 for no limit.</param>
internal sealed class OutageWatch(int limit)
{
    private int _unanswered;

    /// <summary>Records the outcome of a row.</summary>
    /// <returns>The error that ends the run; null if the run continues.</returns>
    internal CallingException? Note<TResult>(RowOutcome<TResult> outcome)
    {
        switch (outcome)
        {
            case { Error: { Kind: CallingErrorKind.Connection or CallingErrorKind.Timeout } error }:
                return Interlocked.Increment(ref _unanswered) >= limit && limit > 0 ? Outage(error) : null;

            case { Status: RowStatus.Succeeded } or { Error.StatusCode: not null }:
                Volatile.Write(ref _unanswered, 0);
                return null;

            default:
                // A row that was not sent does not show whether the service responds.
                return null;
        }
    }

    private CallingException Outage(CallingException last) =>
        new(CallingErrorKind.Connection, CallingErrorCode.ServiceUnreachable, $"{Quantity.Of(limit, "consecutive row")} had no response, so the run ends. {last.Message}", last)
        {
            RecommendedAction =
                $"{last.RecommendedAction} Then run the rows that have not succeeded again. -MaximumUnansweredRowCount changes the limit, and 0 removes it.",
        };
}
