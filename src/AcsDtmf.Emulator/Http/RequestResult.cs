using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Http;

/// <summary>The result of a request: the response, if there is one, and how much of it the client receives.</summary>
internal readonly record struct RequestResult(ServiceResponse? Response, RequestOutcome Outcome)
{
    /// <summary>Gets the status that the client receives, or null if it receives none.</summary>
    public int? Status => Outcome is RequestOutcome.Answered or RequestOutcome.Truncated ? Response?.Status : null;

    public static RequestResult Complete(ServiceResponse response) => new(response, RequestOutcome.Answered);
}

/// <summary>Specifies how much of the response the client receives.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RequestOutcome>))]
public enum RequestOutcome
{
    /// <summary>A complete response.</summary>
    Answered,

    /// <summary>A response with half of the announced body, followed by a closed connection.</summary>
    Truncated,

    /// <summary>A closed connection.</summary>
    Reset,

    /// <summary>No response, because the client disconnected or the emulator stopped during a delay.</summary>
    Abandoned,
}
