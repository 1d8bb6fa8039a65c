using System;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Sends tones. Its Repeatability headers, the same on all attempts of a row, keep a retry from being heard twice.</summary>
internal sealed class SendDtmfTones(OperationUri uri) : CallAction<DtmfToneRequest, DtmfToneResult>(uri, "sendDtmfTones")
{
    protected override JsonBody WriteBody(DtmfToneRequest request) => RequestWriter.Write(request);

    protected override void AddHeaders(CallRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("Repeatability-Request-ID", Guid.NewGuid().ToString());
        message.Headers.TryAddWithoutValidation("Repeatability-First-Sent", HttpDate.Now());
    }

    protected override DtmfToneResult Describe(DtmfToneRequest request, CallResult common) => new(common, request);
}
