using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Page;

/// <summary>The first calls, with the totals of all calls.</summary>
internal sealed record CallsUpdate(int Total, int Participants, int Recognizing, IReadOnlyList<CallRow> Calls)
{
    private const int MaximumCalls = 50;

    public static CallsUpdate Of(CallRegistry registry)
    {
        IReadOnlyList<Call> calls = registry.All;
        return new(
            calls.Count,
            calls.Sum(call => call.Participants.Count),
            calls.Sum(call => call.Participants.Count(participant => participant.IsRecognizing)),
            [.. calls.Take(MaximumCalls).Select(CallRow.Of)]);
    }
}
