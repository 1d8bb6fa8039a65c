using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>A sink that keeps no reference to the reported rows.</summary>
internal sealed class ForgetfulSink : IBatchSink<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    public void OnResult(DtmfRecognitionRequest request, DtmfRecognitionResult result, CallingException? error)
    {
    }

    public void OnWarning(string message)
    {
    }

    public void OnVerbose(string message)
    {
    }

    public bool WantsDebug => false;

    public void OnDebug(string message)
    {
    }

    public void OnProgress(BatchProgress progress)
    {
    }
}
