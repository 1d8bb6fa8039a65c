using System.Linq;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Summarizes recognition for all participants. Tests verify that a run stopped each participant exactly once.</summary>
internal sealed record RecognitionSummary
{
    public required int Calls { get; init; }

    public required int Participants { get; init; }

    /// <summary>Gets the number of participants whose recognition is active.</summary>
    public required int Recognizing { get; init; }

    /// <summary>Gets the number of start requests that were executed.</summary>
    public required long Starts { get; init; }

    /// <summary>Gets the number of stop requests that were executed.</summary>
    public required long Stops { get; init; }

    public required int NeverStopped { get; init; }

    public required int StoppedOnce { get; init; }

    public required int StoppedMoreThanOnce { get; init; }

    /// <summary>Gets the number of tone sequences that were sent.</summary>
    public required long TonesSent { get; init; }

    public static RecognitionSummary Of(CallRegistry registry)
    {
        var calls = registry.All;
        Participant[] participants = [.. calls.SelectMany(call => call.Participants)];
        return new()
        {
            Calls = calls.Count,
            Participants = participants.Length,
            Recognizing = participants.Count(participant => participant.IsRecognizing),
            Starts = participants.Sum(participant => (long)participant.Starts),
            Stops = participants.Sum(participant => (long)participant.Stops),
            NeverStopped = participants.Count(participant => participant.Stops == 0),
            StoppedOnce = participants.Count(participant => participant.Stops == 1),
            StoppedMoreThanOnce = participants.Count(participant => participant.Stops > 1),
            TonesSent = calls.Sum(call => (long)call.TonesSent.Count),
        };
    }
}
