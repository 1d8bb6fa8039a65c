using System;

namespace AcsDtmf.Engine.Events;

/// <summary>The errors of stops that no event has confirmed.</summary>
internal static class NotConfirmed
{
    private const string Advice =
        "The service sends no event when recognition was not on. Stops of one call are told apart by their contexts alone: give rows without one a "
        + "context of their own with Stop-AcsDtmfRecognition -UniqueContext.";

    /// <summary>No event came in time, or none is among those at hand.</summary>
    /// <param name="listener">The listener; null when the events are at hand.</param>
    /// <param name="timeout">How long the result waited.</param>
    internal static CallingException Because(CallEventListener? listener, TimeSpan timeout) => listener is null
        ? Error("None of the events confirms the stop.", Advice)
        : Error(
            $"No event has confirmed the stop within {timeout.TotalSeconds:0.###} s.{listener.DescribeLosses()}",
            $"Check that the stop's -OperationCallbackUri, or the call's own callback, leads to {listener.Prefix}, or wait longer with -TimeoutSec. {Advice}");

    internal static CallingException NotAStop() =>
        new(CallingErrorKind.InvalidRow, CallingErrorCode.NotAStop, "The row started recognition. Only a stop is confirmed by a Stopped event.")
        {
            RecommendedAction = "Give the results of Stop-AcsDtmfRecognition.",
        };

    private static CallingException Error(string message, string advice) =>
        new(CallingErrorKind.Timeout, CallingErrorCode.NotConfirmed, message) { RecommendedAction = advice };
}
