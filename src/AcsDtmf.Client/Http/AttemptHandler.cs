using System;
using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Client.Operations;
using Polly;
using Polly.Timeout;

namespace AcsDtmf.Client.Http;

/// <summary>One attempt: limited in time, and over only when the answer's body has been read too.</summary>
internal sealed class AttemptHandler(TimeSpan timeout) : DelegatingHandler
{
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddTimeout(new TimeoutStrategyOptions { Timeout = timeout })
        .Build();

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

    private async Task<HttpResponseMessage> SendInTimeAsync(CallRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(
            static async (state, token) =>
            {
                HttpResponseMessage answer = await state.Handler.SendOnceAsync(state.Request, token).ConfigureAwait(false);
                await BufferedContent.BufferAsync(answer, token).ConfigureAwait(false);
                return answer;
            },
            (Handler: this, Request: request),
            cancellationToken).ConfigureAwait(false);

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);
}
