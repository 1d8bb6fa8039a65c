using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Gets tokens of the platform's managed identity, with the retries that the platform's documentation recommends.</summary>
internal sealed class ManagedIdentityClient
{
    // Five retries after 2, 4, 8, 16 and 32 seconds: the documented strategy.
    private const int RetryCount = 5;
    private static readonly TimeSpan DocumentedBackOff = TimeSpan.FromSeconds(2);

    // Without a connection, the machine is probably not in Azure, and the user is waiting.
    private const int RetryCountWithoutConnection = 2;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);
    private static readonly ResiliencePropertyKey<(IRequestContext Caller, ManagedIdentityEndpoint Endpoint)> StateKey = new("State");

    private readonly string? _clientId;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _backOff;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    internal ManagedIdentityClient(string? clientId, TimeProvider clock, TimeSpan? backOff = null)
    {
        _clientId = clientId;
        _clock = clock;
        _backOff = backOff ?? DocumentedBackOff;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = RetryCount,
                ShouldHandle = static arguments => new(IsTransient(
                    arguments.Outcome,
                    arguments.AttemptNumber,
                    arguments.Context.Properties.GetValue(StateKey, default).Endpoint.IsInstanceMetadata)),
                DelayGenerator = arguments => new(DelayOf(arguments.Outcome, arguments.AttemptNumber)),
                OnRetry = static arguments =>
                {
                    Announce(arguments);
                    return default;
                },
            })
            .AddTimeout(AttemptTimeout)
            .Build();
    }

    /// <exception cref="CallingException">There is no managed identity, or the platform does not issue a token for it.</exception>
    internal async Task<BearerToken> GetTokenAsync(IRequestContext caller, CancellationToken cancellationToken)
    {
        var endpoint = ManagedIdentityEndpoint.FromEnvironment(_clientId);
        using var http = new HttpMessageInvoker(Transport.CreateForIdentity());
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(StateKey, (caller, endpoint));
        try
        {
            using HttpResponseMessage answer = await _pipeline.ExecuteAsync(
                static async (context, http) => await SendAsync(context, http).ConfigureAwait(false),
                context,
                http).ConfigureAwait(false);
            return ManagedIdentityAnswer.Read(answer, endpoint);
        }
        catch (Exception exception) when (exception is TransportFailure or TimeoutRejectedException)
        {
            throw Unreachable(endpoint, exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(ResilienceContext context, HttpMessageInvoker http)
    {
        (IRequestContext caller, ManagedIdentityEndpoint endpoint) = context.Properties.GetValue(StateKey, default);
        using HttpRequestMessage request = endpoint.CreateRequest();
        try
        {
            HttpResponseMessage answer = await http.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
            await BufferedContent.BufferAsync(answer, context.CancellationToken).ConfigureAwait(false);
            if (caller.WantsDebug)
            {
                // The body is omitted because it contains the token.
                caller.WriteDebug(ForeignText.Lines($"GET {endpoint.Address}\nresponse {(int)answer.StatusCode} {answer.ReasonPhrase}", endpoint.Key));
            }

            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw TransportFailure.Of(exception, endpoint.Key);
        }
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome, int retries, bool isInstanceMetadata) => outcome switch
    {
        { Exception: TransportFailure failure } => failure.IsTransient && retries < RetryCountWithoutConnection,
        { Exception: TimeoutRejectedException } => true,
        { Result: { } answer } => (int)answer.StatusCode switch
        {
            // The metadata service returns these statuses while it is updated.
            404 or 410 => isInstanceMetadata,
            429 or >= 500 => true,
            _ => false,
        },
        _ => false,
    };

    private TimeSpan? DelayOf(Outcome<HttpResponseMessage> outcome, int retries)
    {
        if (outcome.Result is { } answer && RetryAfter.Of(answer, _clock.GetUtcNow()) is { } asked && asked <= RetryAfter.LongestWait)
        {
            return asked;
        }

        // An update takes up to 70 seconds, which is slightly more than the sum of the usual delays.
        double factor = (int?)outcome.Result?.StatusCode == 410 ? 1.25 : 1;
        return TimeSpan.FromTicks((long)(_backOff.Ticks * factor * (1 << retries)));
    }

    private static void Announce(OnRetryArguments<HttpResponseMessage> arguments)
    {
        IRequestContext caller = arguments.Context.Properties.GetValue(StateKey, default).Caller;
        HttpResponseMessage? answer = arguments.Outcome.Result;
        string why = answer is null ? arguments.Outcome.Exception!.Message : $"answered {(int)answer.StatusCode}";
        caller.WriteVerbose(string.Format(
            CultureInfo.InvariantCulture,
            "The managed identity endpoint: {0}; retry {1} of {2} in {3:0.0} s.",
            why,
            arguments.AttemptNumber + 1,
            RetryCount,
            arguments.RetryDelay.TotalSeconds));
    }

    private static CallingException Unreachable(ManagedIdentityEndpoint endpoint, Exception exception) =>
        new(
            CallingErrorKind.Credential,
            CallingErrorCode.ManagedIdentityFailed,
            $"No managed identity: there is no response from {endpoint.Address}.",
            exception)
        {
            RecommendedAction = "-ManagedIdentity works on Azure virtual machines, App Service, Functions, Container Apps and Automation that have an identity. Anywhere else, connect with -TokenProvider, -AccessToken or -ConnectionString.",
        };
}
