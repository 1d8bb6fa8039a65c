using System;
using System.Globalization;
using System.IO;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Writes one line for each request to the service.</summary>
/// <param name="output">The writer, which is thread-safe.</param>
/// <param name="clock">The clock that measures the latency.</param>
internal sealed class RequestLog(TextWriter output, TimeProvider clock)
{
    public void Write(DateTimeOffset receivedAt, ServiceRequest request, RequestResult result)
    {
        double latency = (clock.GetUtcNow() - receivedAt).TotalMilliseconds;
        string status = result.Status?.ToString(CultureInfo.InvariantCulture) ?? result.Outcome.ToString();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{receivedAt:HH:mm:ss.fff} {request.Verb} {MaskedTarget.Of(request.RawTarget)} {status} {latency:F1} ms"));
    }
}
