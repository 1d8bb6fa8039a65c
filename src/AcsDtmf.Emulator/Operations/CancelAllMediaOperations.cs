using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>
/// Cancels a call's media operations. An event reports each canceled play or recognize operation. Continuous DTMF recognition
/// is not affected.
/// </summary>
internal sealed class CancelAllMediaOperations(CallLookup lookup)
    : Operation(OperationDescription.CallAction("cancelAllMediaOperations", successStatus: 202, "cancel", "Stop-AcsCallMedia"))
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        // The specification defines no body, so a member such as operationContext has no effect.
        if (!request.Body.IsEmpty)
        {
            throw RequestRejectedException.InvalidRequest("the operation does not accept a body.");
        }

        Call call = lookup.FindEstablished(request);
        lock (call.Lock)
        {
            call.MediaOperations.Cancel(_ => true);
        }

        return Acted(call);
    }
}
