using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Starts or stops continuous DTMF recognition.</summary>
internal sealed class RecognizeDtmf(DtmfRecognitionOperation operation, OperationUri uri)
    : CallAction<DtmfRecognitionRequest, DtmfRecognitionResult>(
        uri,
        operation == DtmfRecognitionOperation.Start ? "startContinuousDtmfRecognition" : "stopContinuousDtmfRecognition")
{
    protected override JsonBody WriteBody(DtmfRecognitionRequest request) => RequestWriter.Write(request);

    protected override DtmfRecognitionResult Describe(DtmfRecognitionRequest request, CallResult common) =>
        new(common, request) { Operation = operation };
}
