using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Faults;

/// <summary>Specifies how the number of requests per second is limited.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RateLimiterKind>))]
public enum RateLimiterKind
{
    /// <summary>Each request takes a token, and tokens are added continuously. Unused tokens allow a burst.</summary>
    TokenBucket,

    /// <summary>Each window has its own limit. Twice the limit can arrive around the end of a window.</summary>
    FixedWindow,
}
