using System;

namespace AcsDtmf;

/// <summary>
/// An event of a call, as the service posts it to a callback URI. Known events have derived types; all other events have this type.
/// Members that the event does not contain are null.
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

    /// <summary>Gets the id of the event, which is the same if the event is delivered again.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the full type, such as <c>Microsoft.Communication.ContinuousDtmfRecognitionStopped</c>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Gets the last part of the type, such as <c>ContinuousDtmfRecognitionStopped</c>.</summary>
    public string Name => Type.Substring(Type.LastIndexOf('.') + 1);

    /// <summary>Gets when the event occurred, by the service's clock.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Gets the source: <c>calling/callConnections/{id}</c>, or the topic of an Event Grid envelope.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the subject, which is usually the same as <see cref="Source"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the id of the call connection.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the id of the call on the server, which all its connections share.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>Gets the call's correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the operation context of the request that caused the event. Events do not name the participant, so only the context identifies it.</summary>
    public string? OperationContext { get; init; }

    /// <summary>Gets the result of the operation; null if the event does not contain it.</summary>
    public ResultInformation? ResultInformation { get; init; }

    /// <summary>Gets the event's data as the original JSON text, including members without a property; null if there is none.</summary>
    public string? Data { get; init; }

    /// <summary>Returns the event's name and id.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => Id is null ? Name : $"{Name} {Id}";
}
