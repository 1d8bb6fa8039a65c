using System;

namespace AcsDtmf.Contracts;

/// <summary>The options of a client.</summary>
/// <param name="endpoint">The resource's endpoint: https, or http on loopback.</param>
public sealed class CallingClientOptions(Uri endpoint)
{
    /// <summary>The default of <see cref="ApiVersion"/>, which is the version that this module implements.</summary>
    public const string DefaultApiVersion = "2026-03-12";

    /// <summary>Gets the resource's endpoint.</summary>
    public Uri Endpoint { get; } = endpoint;

    /// <summary>Gets the api-version of every request.</summary>
    public string ApiVersion { get; init; } = DefaultApiVersion;

    /// <summary>Gets the time limit of one attempt, from connecting to the last byte of the response. The default is 100 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets how often a transient failure is retried. The default is 3.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>Gets the delay before the first retry if the service does not specify one. It doubles with each further retry. The default is 0.8 seconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Gets the value of the User-Agent header.</summary>
    public string UserAgent { get; init; } = "AcsDtmf";
}
