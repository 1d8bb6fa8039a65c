using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly.Timeout;

namespace AcsDtmf.Engine.Http;

/// <summary>One attempt: limited in time, over only when the answer's body has been read too, and classified.</summary>
internal sealed class AttemptHandler(TimeSpan timeout, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (CallRequestMessage)request;
        bool isTraced = message.Context.WantsDebug;
        long startedAt = isTraced ? clock.GetTimestamp() : 0;
        try
        {
            HttpResponseMessage answer = await SendInTimeAsync(message, cancellationToken).ConfigureAwait(false);
            message.Result = AttemptResult.Of(message, answer, clock);
            if (isTraced)
            {
                message.Context.WriteDebug(RequestTrace.Describe(message, answer, clock.GetElapsedTime(startedAt)));
            }

            return answer;
        }
        catch (Exception exception)
        {
            message.Result = AttemptResult.Of(exception);
            if (isTraced)
            {
                message.Context.WriteDebug(RequestTrace.Describe(message, exception, clock.GetElapsedTime(startedAt)));
            }

            throw;
        }
    }

    private async Task<HttpResponseMessage> SendInTimeAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        // A timer and no pipeline: every attempt comes by here, and a pipeline around it costs a tenth of a row.
        using CancellationTokenSource limited = clock.CreateCancellationTokenSource(timeout);
        using CancellationTokenRegistration linked = cancellationToken.Register(static state => ((CancellationTokenSource)state!).Cancel(), limited);
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
