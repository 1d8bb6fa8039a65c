using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>
/// Cancels a call's media operations. The service reports each canceled play or recognize operation by an event. The emulator
/// has neither of them, so no event follows. Continuous recognition of tones is not affected.
/// </summary>
internal sealed class CancelAllMediaOperations(CallLookup lookup)
    : Operation(OperationDescription.CallAction("cancelAllMediaOperations", successStatus: 202))
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        // The specification defines no body, so a member such as operationContext would have no effect.
        if (!request.Body.IsEmpty)
        {
            throw RequestRejectedException.InvalidRequest("the operation has no body.");
        }

        Call call = lookup.FindEstablished(request);
        return Success() with { CorrelationId = call.CorrelationId, Acted = true };
    }
}
