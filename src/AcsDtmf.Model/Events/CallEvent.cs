using System;

namespace AcsDtmf;

/// <summary>
/// An event of a call, as the service posts it to a callback URI. Events that this module knows by name have types of their own;
/// every other one is of this type. A member that the event does not carry is null.
/// </summary>
public class CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="CallEvent"/> class.</summary>
    public CallEvent()
    {
    }

    private protected CallEvent(CallEvent other)
    {
        Id = other.Id;
        Type = other.Type;
        Time = other.Time;
        Source = other.Source;
        Subject = other.Subject;
        CallConnectionId = other.CallConnectionId;
        ServerCallId = other.ServerCallId;
        CorrelationId = other.CorrelationId;
        OperationContext = other.OperationContext;
        ResultInformation = other.ResultInformation;
        Data = other.Data;
    }

    /// <summary>Gets the id of the event; a repeated delivery has the same one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the whole type, such as <c>Microsoft.Communication.ContinuousDtmfRecognitionStopped</c>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Gets the last part of the type, such as <c>ContinuousDtmfRecognitionStopped</c>.</summary>
    public string Name => Type.Substring(Type.LastIndexOf('.') + 1);

    /// <summary>Gets when it happened, by the service's clock.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Gets where it happened: <c>calling/callConnections/{id}</c>, or the topic of an Event Grid envelope.</summary>
    public string? Source { get; init; }

    /// <summary>Gets what it is about; for events of a call usually the same as <see cref="Source"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the id of the call connection.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the id of the call on the server, which all its connections share.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>Gets the call's correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the text that the request which caused the event gave along. It alone tells which participant is meant: events name none.</summary>
    public string? OperationContext { get; init; }

    /// <summary>Gets how the operation ended; null when the event does not say.</summary>
    public ResultInformation? ResultInformation { get; init; }

    /// <summary>Gets the event's data as the JSON text it came in, with all members that are not read here; null when there is none.</summary>
    public string? Data { get; init; }

    /// <summary>Returns the event's name and id.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => Id is null ? Name : $"{Name} {Id}";
}
