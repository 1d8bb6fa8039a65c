using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Page;

/// <summary>The exact totals, and the number of rows that the page did not receive.</summary>
internal sealed record TrafficUpdate(
    long Requests,
    long Failed,
    long Throttled,
    int InFlight,
    int PeakConcurrency,
    DeliveryCounters Events,
    long OmittedRequests,
    long OmittedEvents)
{
    public static TrafficUpdate Of(EmulatorState state, long omittedRequests, long omittedEvents)
    {
        TrafficCounters counters = state.Traffic.Counters;
        return new(
            counters.Requests,
            counters.Failed,
            counters.Throttled,
            counters.InFlight,
            counters.PeakConcurrency,
            state.Deliveries.Counters,
            omittedRequests,
            omittedEvents);
    }
}
