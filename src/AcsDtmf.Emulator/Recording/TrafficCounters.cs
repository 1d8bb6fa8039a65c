using System.Collections.Generic;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Recording;

/// <summary>What the emulator saw, in numbers.</summary>
/// <param name="Requests">Requests that were settled.</param>
/// <param name="InFlight">Requests that are under way.</param>
/// <param name="PeakConcurrency">The most requests that were under way at one time.</param>
/// <param name="ByOperation">Settled requests by operation, and in it by status, or by outcome where no status was sent.</param>
public sealed record TrafficCounters(
    long Requests,
    int InFlight,
    int PeakConcurrency,
    IReadOnlyDictionary<ServiceOperation, IReadOnlyDictionary<string, long>> ByOperation);
