using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Leaves a call. The call connection then does not exist anymore.</summary>
internal sealed class HangUpCall(CallLookup lookup, CallSimulator simulator)
    : Operation(new("hangUpCall", HttpMethods.Delete, OperationDescription.CallPath, successStatus: 204) { Aliases = ["hangUp"] })
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        Call call = lookup.FindActive(request);
        simulator.HangUp(call);
        return Acted(call);
    }
}
