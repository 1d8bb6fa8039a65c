using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Cancels all media operations of a call. The service defines no body for it.</summary>
internal sealed class CancelAllMediaOperations(OperationUri uri, HttpStack http)
    : CallAction<CallMediaRequest, CallMediaResult>(RequestPurpose.CancelMedia, uri, http, "cancelAllMediaOperations")
{
    protected override CallMediaResult Describe(CallMediaRequest request, CallResult common) => new(common);
}
