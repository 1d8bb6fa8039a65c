using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>A call, as the service describes it (CallConnectionProperties). Members that the service omits are null or empty.</summary>
public sealed class CallConnection
{
    /// <summary>Gets the id of the call connection.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the call's state: <c>connected</c>, <c>connecting</c>, <c>disconnected</c> … The set is open.</summary>
    public string? CallConnectionState { get; init; }

    /// <summary>Gets the caller.</summary>
    public CommunicationIdentifier? Source { get; init; }

    /// <summary>Gets the called participants.</summary>
    public IReadOnlyList<CommunicationIdentifier> Targets { get; init; } = Array.Empty<CommunicationIdentifier>();

    /// <summary>Gets the caller's number, as shown to the called participants.</summary>
    public CommunicationIdentifier? SourceCallerIdNumber { get; init; }

    /// <summary>Gets the caller's name, as shown to the called participants.</summary>
    public string? SourceDisplayName { get; init; }

    /// <summary>Gets the callback URI that receives the call's events.</summary>
    public string? CallbackUri { get; init; }

    /// <summary>Gets the correlation id, which identifies the call in logs.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the id of the call on the server.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>Gets the participant who answered the call.</summary>
    public CommunicationIdentifier? AnsweredBy { get; init; }

    /// <summary>Gets the called number for which the call was answered.</summary>
    public CommunicationIdentifier? AnsweredFor { get; init; }

    /// <summary>Gets the call's media streaming; null if there is none.</summary>
    public MediaStreamingSubscription? MediaStreamingSubscription { get; init; }

    /// <summary>Gets the call's transcription; null if there is none.</summary>
    public TranscriptionSubscription? TranscriptionSubscription { get; init; }

    /// <summary>Returns the call's id.</summary>
    /// <returns><see cref="CallConnectionId"/>.</returns>
    public override string ToString() => CallConnectionId ?? string.Empty;
}
