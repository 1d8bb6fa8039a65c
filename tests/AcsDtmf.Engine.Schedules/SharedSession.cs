using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Authentication;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;
using AcsDtmf.Engine.Tests.Batch;
using Microsoft.Coyote.Random;
using Microsoft.Coyote.Runtime;
using Xunit;

namespace AcsDtmf.Engine.Schedules;

/// <summary>A session with a token provider, and a service that refuses the first token and accepts the second.</summary>
internal sealed class SharedSession : IDisposable
{
    private static readonly Uri Address = new("https://contoso.communication.azure.com/");
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ScheduledClock _clock = new();
    private readonly Generator _choices = Generator.Create();
    private readonly List<CallingException> _failures = [];
    private readonly TokenProviderCredential _credential;
    private readonly TokenProviderAuthenticator _authenticator;

    internal SharedSession()
    {
        _credential = new TokenProviderCredential(Provide);
        _authenticator = new TokenProviderAuthenticator(_credential, _clock);
    }

    /// <summary>Gets a value indicating whether the schedule can make the provider fail.</summary>
    internal bool CanFail { get; init; }

    /// <summary>Gets how many tokens the provider has returned.</summary>
    internal int Tokens { get; private set; }

    /// <summary>Gets what the provider has thrown.</summary>
    internal IEnumerable<Exception> Failures => _failures;

    public void Dispose()
    {
        _authenticator.Dispose();
        _credential.Dispose();
    }

    /// <summary>Makes the first token due for renewal, if the provider has returned it already.</summary>
    internal void ExpireFirstToken() => _clock.MoveTo(_clock.GetUtcNow() + Lifetime);

    /// <summary>Sends a few rows through a batch.</summary>
    /// <returns>What the batch threw; null when it reported every row.</returns>
    internal Task<Exception?> ExecuteAsync(BatchRun run) => run.ExecuteAsync(
        new ScriptedOperation((_, batch, cancellationToken) => SendAsync(batch, cancellationToken)),
        1 + _choices.NextInteger(BatchRun.MostRows));

    private BearerToken Provide()
    {
        // The provider takes time, in which other tasks continue.
        SchedulingPoint.Interleave();
        if (CanFail && _choices.NextBoolean())
        {
            _failures.Add(new CallingException(CallingErrorKind.Credential, CallingErrorCode.TokenProviderFailed, "The provider has no token."));
            throw _failures[^1];
        }

        Tokens++;
        return BearerToken.FromText($"{Tokens}", Tokens == 1 ? _clock.GetUtcNow() + Lifetime : null);
    }

    private async Task<CallingException?> SendAsync(IRequestContext batch, CancellationToken cancellationToken)
    {
        using var request = new CallRequestMessage(RequestPurpose.StopRecognition, HttpMethod.Post, Address, body: null, new WaitingContext(batch));
        try
        {
            await _authenticator.AuthenticateAsync(request, cancellationToken);
            if (Authorization(request) == "Bearer 1")
            {
                await _authenticator.TryRenewAsync(request, cancellationToken);
                await _authenticator.AuthenticateAsync(request, cancellationToken);
            }

            Assert.Equal("Bearer 2", Authorization(request));
            return null;
        }
        catch (CallingException error)
        {
            return error;
        }
    }

    private static string Authorization(CallRequestMessage request) => request.Headers.GetValues(HeaderNames.Authorization).Single();
}
