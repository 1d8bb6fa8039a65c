using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Timeout;

namespace AcsDtmf.Client.Http;

/// <summary>One attempt: limited in time, and over only when the answer's body has been read too.</summary>
internal sealed class AttemptHandler(TimeSpan timeout) : DelegatingHandler
{
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddTimeout(new TimeoutStrategyOptions { Timeout = timeout })
        .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return await _pipeline.ExecuteAsync(
            static async (state, token) =>
            {
                HttpResponseMessage answer = await state.Handler.SendOnceAsync(state.Request, token).ConfigureAwait(false);
                await BufferedContent.BufferAsync(answer, token).ConfigureAwait(false);
                return answer;
            },
            (Handler: this, Request: request),
            cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);
}
