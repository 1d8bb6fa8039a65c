using System;

namespace AcsDtmf.Engine.Events;

/// <summary>Creates the errors of stops that no event has confirmed.</summary>
internal static class NotConfirmed
{
    private const string Advice =
        "The service sends no event if recognition was not on. Only the operation context distinguishes the stops of one call: use "
        + "Stop-AcsDtmfRecognition -UniqueContext to give each row its own context.";

    /// <summary>Returns the error of a stop whose event did not arrive in time, or is not among the supplied events.</summary>
    /// <param name="listener">The listener; null if the events were supplied.</param>
    /// <param name="timeout">The time that the result waited.</param>
    internal static CallingException Because(CallEventListener? listener, TimeSpan timeout) => listener is null
        ? Error(CallingErrorCode.NotConfirmed, "No event confirms the stop.", Advice)
        : Error(
            CallingErrorCode.NotConfirmed,
            $"No event confirmed the stop within {timeout.TotalSeconds:0.###} s.{listener.Losses}",
            $"Check that the -OperationCallbackUri of the stop, or the callback URI of the call, leads to {listener.Prefix}, or wait longer with -TimeoutSec. {Advice}");

    /// <summary>Returns the error of a stop that shares its call and context with other stops, for which fewer events than stops arrived.</summary>
    /// <param name="eventCount">The number of events that arrived.</param>
    /// <param name="listener">The listener; null if the events were supplied.</param>
    internal static CallingException Ambiguous(int eventCount, CallEventListener? listener) => Error(
        CallingErrorCode.AmbiguousStop,
        $"Several stops share this call and operation context, but only {Quantity.Of(eventCount, "event")} arrived, and an event does not state which stop it confirms.{listener?.Losses}",
        "Use Stop-AcsDtmfRecognition with -UniqueContext and without -OperationContext, so that every stop has its own context.");

    private static CallingException Error(string code, string message, string advice) =>
        new(CallingErrorKind.Timeout, code, message) { RecommendedAction = advice };
}
