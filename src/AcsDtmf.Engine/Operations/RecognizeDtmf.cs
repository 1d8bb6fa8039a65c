using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Starts or stops continuous DTMF recognition.</summary>
internal sealed class RecognizeDtmf(string operation, OperationUri uri, HttpStack http)
    : CallAction<DtmfRecognitionRequest, DtmfRecognitionResult>(
        operation == DtmfRecognitionOperation.Start ? RequestPurpose.StartRecognition : RequestPurpose.StopRecognition,
        uri,
        http,
        operation == DtmfRecognitionOperation.Start ? "startContinuousDtmfRecognition" : "stopContinuousDtmfRecognition")
{
    protected override byte[] WriteBody(DtmfRecognitionRequest request) => RequestWriter.Write(request);

    protected override DtmfRecognitionResult Describe(DtmfRecognitionRequest request, CallResult common) =>
        new(common, request) { Operation = operation };
}
