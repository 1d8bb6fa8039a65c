using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Makes the service slow, strict or broken.</summary>
internal static class FaultAdministration
{
    public static void Map(IEndpointRouteBuilder endpoints, EmulatorState state)
    {
        endpoints.MapPost("/faults", (FaultRule rule) => state.Faults.Add(rule));
        endpoints.MapDelete("/faults", state.Faults.Clear);
        endpoints.MapPost("/ratelimit", (ThrottleSettings limits) => state.Admission.Apply(limits));
        endpoints.MapPost("/latency", (LatencyWish wish) => { state.Latency = wish.Latency; });
        endpoints.MapPost("/paging", (PagingWish wish) => { state.Paging.PageSize = wish.ParticipantPageSize; });
    }
}
