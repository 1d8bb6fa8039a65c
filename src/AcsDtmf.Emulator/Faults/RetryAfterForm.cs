using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Faults;

/// <summary>How a throttled client is told when to come back.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RetryAfterForm>))]
public enum RetryAfterForm
{
    /// <summary>In seconds.</summary>
    Seconds,

    /// <summary>By an HTTP date.</summary>
    Date,

    /// <summary>Not at all.</summary>
    None,
}
