using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AcsDtmf.Engine.Http;

/// <summary>Sends a request again when it failed for a passing reason, as patiently as the service asks.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<CallRequestMessage> RequestKey = new(nameof(CallRequestMessage));

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly int _maximumRetryCount;

    internal RetryHandler(CallingClientOptions options)
    {
        _maximumRetryCount = options.MaximumRetryCount;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        if (_maximumRetryCount > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _maximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = RetryAfter.LongestWait,
                ShouldHandle = static arguments => new(IsPassing(arguments.Outcome)),
                DelayGenerator = static arguments => new(DelayOf(arguments.Outcome)),
                OnRetry = OnRetry,
            });
        }

        _pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Nearly every row succeeds at once. Only one that does not is worth the pipeline, which takes its failure as the first attempt.
        Outcome<HttpResponseMessage> first;
        try
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            first = Outcome.FromResult(answer);
            if (!IsPassing(first))
            {
                return answer;
            }
        }
        catch (Exception exception) when (IsPassing(Outcome.FromException<HttpResponseMessage>(exception)))
        {
            first = Outcome.FromException<HttpResponseMessage>(exception);
        }

        return await RetryAsync((CallRequestMessage)request, first, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RetryAsync(CallRequestMessage request, Outcome<HttpResponseMessage> first, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(RequestKey, request);
            int attempts = 0;
            return await _pipeline.ExecuteAsync(
                async context =>
                {
                    if (attempts++ == 0)
                    {
                        first.ThrowIfException();
                        return first.Result!;
                    }

                    return await base.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
                },
                context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { IsSuccessStatusCode: true } answer } => IsReadCutOff(answer),
        { Result: { } answer } => IsPassing((int)answer.StatusCode) && RetryAfter.Of(answer) is null or { IsReasonable: true },
        _ => false,
    };

    private static bool IsPassing(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>A read whose answer broke off has told nothing. Whatever else broke off after a yes has been done.</summary>
    private static bool IsReadCutOff(HttpResponseMessage answer) =>
        answer.RequestMessage?.Method == HttpMethod.Get && answer.Content is BufferedContent { IsComplete: false };

    /// <summary>Null is the usual growing delay. A throttled row needs none of its own: the window holds it back with all others.</summary>
    private static TimeSpan? DelayOf(Outcome<HttpResponseMessage> outcome) => outcome.Result switch
    {
        null => null,
        { } answer when SendWindowHandler.IsThrottling(answer) => TimeSpan.Zero,
        { } answer => RetryAfter.Of(answer)?.Wait,
    };

    private ValueTask OnRetry(OnRetryArguments<HttpResponseMessage> arguments)
    {
        CallRequestMessage request = arguments.Context.Properties.GetValue(RequestKey, null!);
        HttpResponseMessage? answer = arguments.Outcome.Result;

        // Throttling concerns every row, so the window waits, and says so once; anything else concerns this row alone.
        if (answer is not null && SendWindowHandler.IsThrottling(answer))
        {
            return default;
        }

        string why = answer is null ? arguments.Outcome.Exception!.Message : $"the service answered {(int)answer.StatusCode}";
        request.Batch.Say(
            $"{request.RequestUri!.AbsolutePath}: {why}; retry {arguments.AttemptNumber + 1} of {_maximumRetryCount} in {arguments.RetryDelay.TotalSeconds:0.0} s.");
        return default;
    }
}
