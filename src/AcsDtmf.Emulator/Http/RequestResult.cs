using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Http;

/// <summary>The decision about one request: the response, if there is one, and how much of it the client receives.</summary>
internal readonly record struct RequestResult(ServiceResponse? Response, RequestOutcome Outcome)
{
    /// <summary>Gets the status that the client receives, or null if it receives none.</summary>
    public int? Status => Outcome is RequestOutcome.Answered or RequestOutcome.Truncated ? Response?.Status : null;

    public static RequestResult Complete(ServiceResponse response) => new(response, RequestOutcome.Answered);
}

/// <summary>What a client receives for its request.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RequestOutcome>))]
public enum RequestOutcome
{
    /// <summary>A complete response.</summary>
    Answered,

    /// <summary>A response with half of the announced body, after which the connection is closed.</summary>
    Truncated,

    /// <summary>A closed connection.</summary>
    Reset,

    /// <summary>Nothing, because the client disconnected or the emulator stopped while the request was held.</summary>
    Abandoned,
}
