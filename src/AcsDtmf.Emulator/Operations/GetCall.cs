using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Returns the properties of a call in any state.</summary>
internal sealed class GetCall(CallLookup lookup)
    : Operation(new("getCall", HttpMethods.Get, OperationDescription.CallPath, successStatus: 200) { Aliases = ["get", "Get-AcsCallConnection"] })
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        Call call = lookup.Find(request);
        return Read(call, CallConnectionProperties.Of(call));
    }
}
