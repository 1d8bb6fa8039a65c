using System;
using System.Globalization;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Sends tones. All attempts of a row share the Repeatability headers, so that a retry does not play the tones twice.</summary>
internal sealed class SendDtmfTones(OperationUri uri, HttpStack http) : CallAction<DtmfToneRequest, DtmfToneResult>(RequestPurpose.SendTones, uri, http, "sendDtmfTones")
{
    protected override byte[] WriteBody(DtmfToneRequest request) => RequestWriter.Write(request);

    protected override void AddHeaders(CallRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("Repeatability-Request-ID", Guid.NewGuid().ToString());
        message.Headers.TryAddWithoutValidation("Repeatability-First-Sent", Http.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
    }

    protected override DtmfToneResult Describe(DtmfToneRequest request, CallResult common) => new(common, request);
}
