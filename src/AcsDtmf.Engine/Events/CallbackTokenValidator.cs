using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AcsDtmf.Engine.Events;

/// <summary>Validates the tokens that authenticate the service's callbacks.</summary>
internal sealed class CallbackTokenValidator : IDisposable
{
    private const string Issuer = "https://acscallautomation.communication.azure.com";
    private const string Scheme = "Bearer ";

    // Tokens are valid for five minutes. The library's default skew is also five minutes, which would double that time.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler _handler = new();
    private readonly HttpClient _http;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _configuration;
    private readonly TokenValidationParameters _parameters;

    private CallbackTokenValidator(string audience, Uri configurationUri)
    {
        _http = new HttpClient();
        var retriever = new HttpDocumentRetriever(_http)
        {
            RequireHttps = !configurationUri.IsLoopback,
            SendAdditionalHeaderData = false,
        };
        _configuration = new ConfigurationManager<OpenIdConnectConfiguration>(
            configurationUri.AbsoluteUri,
            new OpenIdConnectConfigurationRetriever(),
            retriever);
        _parameters = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ClockSkew = ClockSkew,
            ConfigurationManager = _configuration,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Creates a validator and gets the published keys, so that a failure occurs early instead of refusing every callback later.</summary>
    /// <exception cref="CallingException">The keys are not available.</exception>
    internal static CallbackTokenValidator Create(string audience, Uri configurationUri, TimeProvider clock, CancellationToken cancellationToken)
    {
        var validator = new CallbackTokenValidator(audience, configurationUri);
        try
        {
            validator.FetchAsync(configurationUri, clock, cancellationToken).GetAwaiter().GetResult();
            return validator;
        }
        catch
        {
            validator.Dispose();
            throw;
        }
    }

    /// <summary>Validates an Authorization header.</summary>
    /// <returns>Why the header is invalid, as the end of a sentence; null if it is valid.</returns>
    internal async Task<string?> FindFlawAsync(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return "it carried no token";
        }

        TokenValidationResult result = await _handler.ValidateTokenAsync(authorization.Substring(Scheme.Length).Trim(), _parameters).ConfigureAwait(false);
        return result.IsValid ? null : Describe(result.Exception);
    }

    private static string Describe(Exception exception) => exception switch
    {
        SecurityTokenExpiredException or SecurityTokenNoExpirationException => "its token had expired",
        SecurityTokenInvalidAudienceException => "its token was for another audience",
        SecurityTokenInvalidIssuerException => "its token was from another issuer",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "its token was not signed with a published key",
        _ => "its token was not valid",
    };

    private async Task FetchAsync(Uri configurationUri, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            // The library does not cancel its requests with the token, and its time-out does not include its retries.
            Task<OpenIdConnectConfiguration> fetching = _configuration.GetConfigurationAsync(cancellationToken);
            if (await Task.WhenAny(fetching, clock.Delay(LongestFetch, cancellationToken)).ConfigureAwait(false) != fetching)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw Unavailable($"there was no response within {LongestFetch.TotalSeconds} s", null);
            }

            OpenIdConnectConfiguration configuration = await fetching.ConfigureAwait(false);
            if (configuration.SigningKeys.Count == 0)
            {
                throw Unavailable("it contains no keys", null);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or ArgumentException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Unavailable((exception.InnerException ?? exception).Message, exception);
        }

        CallingException Unavailable(string why, Exception? exception) =>
            new(
                CallingErrorKind.Connection,
                CallingErrorCode.OpenIdConfigurationUnavailable,
                $"Could not get the callback signing keys from {configurationUri}: {why}",
                exception)
            {
                RecommendedAction = "Check the network and the proxy. Without -Audience, callbacks are not authenticated, and only a loopback address is accepted.",
            };
    }
}
