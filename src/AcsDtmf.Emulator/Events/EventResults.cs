using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>The results that events report, with the codes and subcodes that the service documents.</summary>
internal static class EventResults
{
    public static EventResult Succeeded { get; } = new(200, 0, "Action completed successfully.");

    public static EventResult Canceled { get; } = new(400, 8508, "Action failed, the operation was cancelled.");

    public static EventResult DownloadFailed { get; } = new(400, 8536, "Action failed, file could not be downloaded.");

    public static EventResult PromptFailed { get; } = new(500, 8511, "Action failed, encountered failure while trying to play the prompt.");

    public static EventResult InternalError { get; } = new(500, 8512, "Unknown internal server error.");

    public static EventResult InitialSilenceTimeout { get; } = new(400, 8510, "Action failed, initial silence timeout reached.");

    public static EventResult InterToneTimeout { get; } = new(400, 8532, "Action failed, inter-digit silence timeout reached.");

    public static EventResult MaximumTonesReceived { get; } = new(200, 8531, "Action completed, max digits received.");

    public static EventResult StopToneDetected { get; } = new(200, 8514, "Action completed as stop tone was detected.");

    // The service documents no subcode for these two results.
    private static EventResult Declined { get; } = new(603, 0, "The participant declined the invitation.");

    private static EventResult NotAnswered { get; } = new(408, 0, "The participant did not answer the invitation.");

    /// <summary>Returns the result of an invitation that failed.</summary>
    public static EventResult OfFailed(InvitationOutcome outcome) => outcome is InvitationOutcome.Declined ? Declined : NotAnswered;
}
