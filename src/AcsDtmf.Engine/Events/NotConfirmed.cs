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
        ? Error(CallingErrorCode.NotConfirmed, "None of the events confirms the stop.", Advice)
        : Error(
            CallingErrorCode.NotConfirmed,
            $"No event has confirmed the stop within {timeout.TotalSeconds:0.###} s.{listener.DescribeLosses()}",
            $"Check that the stop's -OperationCallbackUri, or the call's own callback, leads to {listener.Prefix}, or wait longer with -TimeoutSec. {Advice}");

    /// <summary>Events arrived for the stop's call and context, but fewer than there are stops that share them.</summary>
    /// <param name="eventCount">How many events arrived.</param>
    /// <param name="listener">The listener; null when the events are at hand.</param>
    internal static CallingException Ambiguous(int eventCount, CallEventListener? listener) => Error(
        CallingErrorCode.AmbiguousStop,
        $"Stops share this call and operation context, and only {eventCount} event(s) arrived for them. Nothing states which of the stops the events confirm.{listener?.DescribeLosses()}",
        "Use Stop-AcsDtmfRecognition with -UniqueContext and without -OperationContext, so that every stop has a context of its own.");

    private static CallingException Error(string code, string message, string advice) =>
        new(CallingErrorKind.Timeout, code, message) { RecommendedAction = advice };
}
