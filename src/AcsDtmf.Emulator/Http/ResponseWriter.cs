using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Http;

/// <summary>Writes responses with the headers that the service adds to every response.</summary>
internal sealed class ResponseWriter(TimeProvider clock)
{
    private static readonly byte[] BodyToTruncate = "{}"u8.ToArray();

    private long _lastReference;

    public Task WriteAsync(HttpContext context, ServiceRequest request, RequestResult result)
    {
        if (result.Response is null || result.Outcome is RequestOutcome.Reset)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        WriteHead(context.Response, request, result.Response);
        return result.Outcome is RequestOutcome.Truncated
            ? WriteHalfAsync(context.Response, result.Response.Body)
            : WriteWholeAsync(context.Response, result.Response.Body);
    }

    private void WriteHead(HttpResponse http, ServiceRequest request, ServiceResponse response)
    {
        http.StatusCode = response.Status;
        IHeaderDictionary headers = http.Headers;

        // Clients measure clock skew from this header. The default value is the machine's time.
        headers.Date = clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        headers["X-Azure-Ref"] = Interlocked.Increment(ref _lastReference).ToString("x16", CultureInfo.InvariantCulture);
        SetIfPresent(headers, "X-Microsoft-Skype-Chain-ID", response.CorrelationId);
        SetIfPresent(headers, ServiceRequest.ClientRequestIdHeader, request.ClientRequestId);
        SetIfPresent(headers, "Content-Type", response.ContentType);
        SetIfPresent(headers, "Retry-After", response.RetryAfter);
        SetIfPresent(headers, "Repeatability-Result", response.RepeatabilityResult);
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

    /// <summary>Writes half of the announced body. Kestrel then flushes it and closes the connection.</summary>
    private static Task WriteHalfAsync(HttpResponse response, ReadOnlyMemory<byte> body)
    {
        // Half of an empty body would be a complete response.
        ReadOnlyMemory<byte> whole = body.IsEmpty ? BodyToTruncate : body;
        response.ContentLength = whole.Length;
        return response.BodyWriter.WriteAsync(whole[..(whole.Length / 2)]).AsTask();
    }
}
