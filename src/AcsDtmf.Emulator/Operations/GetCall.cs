using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;

using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Reads a call's properties, whatever its state.</summary>
internal sealed class GetCall(CallLookup lookup) : IOperation
{
    public Answer Execute(ServiceRequest request)
    {
        Call call = lookup.Find(request);
        return Answer.Json(200, CallConnectionProperties.Of(call), ServiceJson.Context.CallConnectionProperties) with
        {
            CorrelationId = call.CorrelationId,
        };
    }
}
