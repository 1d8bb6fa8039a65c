using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Faults;

/// <summary>The limits above which the service returns 429.</summary>
public sealed record ThrottleSettings
{
    internal const int MaximumWindowSeconds = 3_600;

    /// <summary>Gets the maximum number of Call Automation requests per second, or null for no limit.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int? RequestsPerSecond { get; init; }

    /// <summary>Gets how <see cref="RequestsPerSecond"/> is limited. The default is a token bucket.</summary>
    public RateLimiterKind Limiter { get; init; }

    /// <summary>Gets the maximum number of tokens in a token bucket. The default is the number of requests per second.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int? Burst { get; init; }

    /// <summary>Gets the length of a fixed window, in seconds. The default is 1.</summary>
    [AllowedRange(1, MaximumWindowSeconds)]
    public int WindowSeconds { get; init; } = 1;

    /// <summary>Gets the maximum number of concurrent Call Automation requests, or null for no limit.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int? Concurrency { get; init; }

    /// <summary>Gets the form of the Retry-After header.</summary>
    public RetryAfterForm RetryAfter { get; init; }

    /// <summary>Gets the delay in the Retry-After header, in seconds. The default is 1.</summary>
    [AllowedRange(0, SecondsConverter.MaximumLifetime)]
    public int RetryAfterSeconds { get; init; } = 1;
}

/// <summary>The form of the Retry-After header of a throttled response.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RetryAfterForm>))]
public enum RetryAfterForm
{
    /// <summary>A number of seconds.</summary>
    Seconds,

    /// <summary>An HTTP date.</summary>
    Date,

    /// <summary>No header.</summary>
    None,
}
