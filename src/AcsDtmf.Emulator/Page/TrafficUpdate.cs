using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
    private const int FirstErrorStatus = 400;
    private const string ThrottledStatus = "429";

    public static TrafficUpdate Of(EmulatorState state, long omittedRequests, long omittedEvents)
    {
        TrafficCounters counters = state.Traffic.Counters;
        KeyValuePair<string, long>[] byStatus = [.. counters.ByOperation.Values.SelectMany(counts => counts)];
        return new(
            counters.Requests,
            byStatus.Where(count => IsFailure(count.Key)).Sum(count => count.Value),
            byStatus.Where(count => count.Key == ThrottledStatus).Sum(count => count.Value),
            counters.InFlight,
            counters.PeakConcurrency,
            state.Deliveries.Counters,
            omittedRequests,
            omittedEvents);
    }

    /// <summary>Returns whether a counter counts failures. A counter without a numeric name counts requests without a response.</summary>
    private static bool IsFailure(string name) =>
        !int.TryParse(name, CultureInfo.InvariantCulture, out int status) || status >= FirstErrorStatus;
}
