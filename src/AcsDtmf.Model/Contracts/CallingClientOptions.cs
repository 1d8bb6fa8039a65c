using System;

namespace AcsDtmf.Contracts;

/// <summary>Where the service is and how patient to be with it.</summary>
/// <param name="endpoint">The resource's endpoint: https, or http on loopback.</param>
public sealed class CallingClientOptions(Uri endpoint)
{
    /// <summary>The api-version this module was written for.</summary>
    public const string DefaultApiVersion = "2026-03-12";

    /// <summary>Gets the resource's endpoint.</summary>
    public Uri Endpoint { get; } = endpoint;

    /// <summary>Gets the api-version that every request names.</summary>
    public string ApiVersion { get; init; } = DefaultApiVersion;

    /// <summary>Gets how long one attempt may take, from connecting to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets how often a request that failed for a passing reason is sent again.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>Gets the wait before the first retry when the service names none; it doubles with each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Gets the product names sent as User-Agent.</summary>
    public string UserAgent { get; init; } = "AcsDtmf";
}
