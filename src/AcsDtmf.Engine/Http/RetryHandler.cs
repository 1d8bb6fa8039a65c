using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Retries transient failures. Nearly every request succeeds at its first attempt, so the retry pipeline is created and entered only after
/// a failure.
/// </summary>
internal sealed class RetryHandler(CallingClientOptions options, TimeProvider clock) : DelegatingHandler
{
    private readonly Lazy<RetryPipeline> _pipeline = new(() => new RetryPipeline(options, clock));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (CallRequestMessage)request;
        Task<HttpResponseMessage> first = base.SendAsync(request, cancellationToken);
        try
        {
            HttpResponseMessage answer = await first.ConfigureAwait(false);
            if (!CanRetry(message))
            {
                return answer;
            }
        }
        catch when (CanRetry(message))
        {
            // The pipeline observes the exception of the first attempt.
        }

        return await _pipeline.Value.ContinueAsync(message, first, base.SendAsync, cancellationToken).ConfigureAwait(false);
    }

    private bool CanRetry(CallRequestMessage request) => request.Result.CanRetry && options.MaximumRetryCount > 0;
}
