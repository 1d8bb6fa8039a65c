using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using Polly;
using Polly.Retry;

namespace AcsDtmf.Engine.Http;

/// <summary>Repeats a request whose first attempt has failed, after the delay that the service asks for.</summary>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<RetriedRequest> RequestKey = new(nameof(RetriedRequest));

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly int _maximumRetryCount;

    internal RetryPipeline(CallingClientOptions options, TimeProvider clock)
    {
        _maximumRetryCount = options.MaximumRetryCount;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _maximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = RetryAfter.LongestWait,
                ShouldHandle = static arguments => new(RequestOf(arguments.Context).Result.CanRetry),
                DelayGenerator = static arguments => new(RequestOf(arguments.Context).Result.RetryAfter), // Null selects exponential backoff.
                OnRetry = OnRetry,
            })
            .Build();
    }

    /// <summary>Retries a request until an attempt needs no retry or the retries are used up. Returns or throws the result of the last attempt.</summary>
    /// <param name="request">The request.</param>
    /// <param name="first">The first attempt, which has been made.</param>
    /// <param name="sendAsync">Makes another attempt.</param>
    /// <param name="cancellationToken">Cancels the delays and attempts.</param>
    internal async Task<HttpResponseMessage> ContinueAsync(
        CallRequestMessage request,
        Task<HttpResponseMessage> first,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> sendAsync,
        CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            var retried = new RetriedRequest(request, first, sendAsync);
            context.Properties.Set(RequestKey, retried);
            Outcome<HttpResponseMessage> outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, retried) => retried.AttemptAsync(context.CancellationToken),
                context,
                retried).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static CallRequestMessage RequestOf(ResilienceContext context) => context.Properties.GetValue(RequestKey, null!).Request;

    private ValueTask OnRetry(OnRetryArguments<HttpResponseMessage> arguments)
    {
        CallRequestMessage request = RequestOf(arguments.Context);
        string why = arguments.Outcome.Result is { } answer ? $"the service answered {(int)answer.StatusCode}" : arguments.Outcome.Exception!.Message;
        request.Context.WriteVerbose(
            $"{request.RequestUri!.AbsolutePath}: {why}; retry {arguments.AttemptNumber + 1} of {_maximumRetryCount} in {arguments.RetryDelay.TotalSeconds:0.0} s.");
        return default;
    }

    /// <summary>A request in the pipeline, whose first attempt is the one that led here.</summary>
    private sealed class RetriedRequest(
        CallRequestMessage request,
        Task<HttpResponseMessage> first,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> sendAsync)
    {
        private Task<HttpResponseMessage>? _first = first;

        internal CallRequestMessage Request => request;

        internal async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(CancellationToken cancellationToken)
        {
            Task<HttpResponseMessage> attempt = _first ?? sendAsync(request, cancellationToken);
            _first = null;
            try
            {
                return Outcome.FromResult(await attempt.ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                return Outcome.FromException<HttpResponseMessage>(exception);
            }
        }
    }
}
