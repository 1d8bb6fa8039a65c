namespace AcsDtmf.Engine.Operations;

/// <summary>Cancels all media operations of a call. The service defines no body for it.</summary>
internal sealed class CancelAllMediaOperations(OperationUri uri) : CallAction<CallMediaRequest, CallMediaResult>(uri, "cancelAllMediaOperations")
{
    protected override CallMediaResult Describe(CallMediaRequest request, CallResult common) => new(common);
}
