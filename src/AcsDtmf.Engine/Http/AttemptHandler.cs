using System;
using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Operations;
using Polly.Timeout;

namespace AcsDtmf.Engine.Http;

/// <summary>One attempt: limited in time, and over only when the answer's body has been read too.</summary>
internal sealed class AttemptHandler(TimeSpan timeout) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (CallRequestMessage)request;
        return message.Batch.WantsDebug ? SendAndShowAsync(message, cancellationToken) : SendInTimeAsync(message, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAndShowAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        long startedAt = Stopwatch.GetTimestamp();
        try
        {
            HttpResponseMessage answer = await SendInTimeAsync(request, cancellationToken).ConfigureAwait(false);
            request.Batch.Show(RequestTrace.Describe(request, answer, Elapsed.Since(startedAt)));
            return answer;
        }
        catch (Exception exception)
        {
            request.Batch.Show(RequestTrace.Describe(request, exception, Elapsed.Since(startedAt)));
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendInTimeAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        // A timer and no pipeline: every attempt comes by here, and a pipeline around it costs a tenth of a row.
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(timeout);
        try
        {
            HttpResponseMessage answer = await base.SendAsync(request, limited.Token).ConfigureAwait(false);
            await BufferedContent.BufferAsync(answer, limited.Token).ConfigureAwait(false);
            return answer;
        }
        catch (OperationCanceledException exception) when (limited.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutRejectedException($"there was no answer within {timeout.TotalSeconds:0.###} s", timeout, exception);
        }
    }
}
