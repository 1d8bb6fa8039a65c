using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Ends a call for every participant.</summary>
internal sealed class TerminateCall(CallLookup lookup, CallSimulator simulator, RepeatabilityCache repeatability)
    : RepeatableOperation(
        new("terminateCall", HttpMethods.Post, OperationDescription.CallPath + ":terminate", successStatus: 204) { Aliases = ["terminate"] },
        repeatability)
{
    protected override ServiceResponse ExecuteOnce(ServiceRequest request)
    {
        Call call = lookup.FindActive(request);
        simulator.HangUp(call);
        return Acted(call);
    }
}
