using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using Polly;
using Polly.Retry;

namespace AcsDtmf.Engine.Http;

/// <summary>Retries transient failures, after the delay that the service asks for.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<CallRequestMessage> RequestKey = new(nameof(CallRequestMessage));

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly int _maximumRetryCount;

    internal RetryHandler(CallingClientOptions options, TimeProvider clock)
    {
        _maximumRetryCount = options.MaximumRetryCount;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        if (_maximumRetryCount > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _maximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = RetryAfter.LongestWait,
                ShouldHandle = static arguments => new(RequestOf(arguments.Context).Result.CanRetry),
                DelayGenerator = static arguments => new(RequestOf(arguments.Context).Result.RetryAfter), // Null selects exponential backoff.
                OnRetry = OnRetry,
            });
        }

        _pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(RequestKey, (CallRequestMessage)request);
            Outcome<HttpResponseMessage> outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, handler) => handler.AttemptAsync(RequestOf(context), context.CancellationToken),
                context,
                this).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static CallRequestMessage RequestOf(ResilienceContext context) => context.Properties.GetValue(RequestKey, null!);

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Outcome.FromResult(await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    private ValueTask OnRetry(OnRetryArguments<HttpResponseMessage> arguments)
    {
        CallRequestMessage request = RequestOf(arguments.Context);
        string why = arguments.Outcome.Result is { } answer ? $"the service answered {(int)answer.StatusCode}" : arguments.Outcome.Exception!.Message;
        request.Context.WriteVerbose(
            $"{request.RequestUri!.AbsolutePath}: {why}; retry {arguments.AttemptNumber + 1} of {_maximumRetryCount} in {arguments.RetryDelay.TotalSeconds:0.0} s.");
        return default;
    }
}
