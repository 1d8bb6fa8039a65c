using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Http;

/// <summary>Puts replies on the wire, with the headers that the service adds to every answer.</summary>
internal sealed class ReplyWriter(TimeProvider clock)
{
    private static readonly byte[] StandInBody = "{}"u8.ToArray();

    private long _lastReference;

    public Task WriteAsync(HttpContext context, ServiceRequest request, Reply reply)
    {
        if (reply.Answer is null || reply.Outcome is RequestOutcome.Reset)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        WriteHead(context.Response, request, reply.Answer);
        return reply.Outcome is RequestOutcome.Truncated
            ? WriteHalfAsync(context.Response, reply.Answer.Body)
            : WriteWholeAsync(context.Response, reply.Answer.Body);
    }

    private void WriteHead(HttpResponse response, ServiceRequest request, Answer answer)
    {
        response.StatusCode = answer.Status;
        IHeaderDictionary headers = response.Headers;

        // Kestrel would write the machine's time; a client that measures skew must see the emulator's.
        headers.Date = clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        headers["X-Azure-Ref"] = Interlocked.Increment(ref _lastReference).ToString("x16", CultureInfo.InvariantCulture);
        SetIfPresent(headers, "X-Microsoft-Skype-Chain-ID", answer.CorrelationId);
        SetIfPresent(headers, ServiceRequest.ClientRequestIdHeader, request.ClientRequestId);
        SetIfPresent(headers, "Content-Type", answer.ContentType);
        SetIfPresent(headers, "Retry-After", answer.RetryAfter);
        SetIfPresent(headers, "Repeatability-Result", answer.RepeatabilityResult);
    }

    private static void SetIfPresent(IHeaderDictionary headers, string name, string? value)
    {
        if (value is not null)
        {
            headers[name] = value;
        }
    }

    private static Task WriteWholeAsync(HttpResponse response, ReadOnlyMemory<byte> body)
    {
        response.ContentLength = body.Length;
        return body.IsEmpty ? Task.CompletedTask : response.BodyWriter.WriteAsync(body).AsTask();
    }

    /// <summary>Kestrel closes the connection by itself when less comes than was announced, after what did come is out.</summary>
    private static Task WriteHalfAsync(HttpResponse response, ReadOnlyMemory<byte> body)
    {
        // Half of nothing would be a whole answer, so an empty body gets something to be cut.
        ReadOnlyMemory<byte> whole = body.IsEmpty ? StandInBody : body;
        response.ContentLength = whole.Length;
        return response.BodyWriter.WriteAsync(whole[..(whole.Length / 2)]).AsTask();
    }
}
