using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Http;

/// <summary>What a client gets for its request.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RequestOutcome>))]
public enum RequestOutcome
{
    /// <summary>An answer.</summary>
    Answered,

    /// <summary>An answer of which half the announced body arrives before the connection is cut.</summary>
    Truncated,

    /// <summary>A cut connection.</summary>
    Reset,

    /// <summary>Nothing: the client, or the emulator, went away while the request was held.</summary>
    Abandoned,
}
