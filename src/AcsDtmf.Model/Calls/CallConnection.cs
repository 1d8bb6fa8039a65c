using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>A call, as the service describes it (CallConnectionProperties). What the service left out is null or empty.</summary>
public sealed class CallConnection
{
    /// <summary>Gets the id of the call connection.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the call's state: <c>connected</c>, <c>connecting</c>, <c>disconnected</c> … The set of words is open.</summary>
    public string? CallConnectionState { get; init; }

    /// <summary>Gets who calls.</summary>
    public CommunicationIdentifier? Source { get; init; }

    /// <summary>Gets who is called.</summary>
    public IReadOnlyList<CommunicationIdentifier> Targets { get; init; } = Array.Empty<CommunicationIdentifier>();

    /// <summary>Gets the number that the called see.</summary>
    public CommunicationIdentifier? SourceCallerIdNumber { get; init; }

    /// <summary>Gets the name that the called see.</summary>
    public string? SourceDisplayName { get; init; }

    /// <summary>Gets where the call's events go.</summary>
    public string? CallbackUri { get; init; }

    /// <summary>Gets the id that ties the call's logs together.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the id of the call on the server.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>Gets who answered.</summary>
    public CommunicationIdentifier? AnsweredBy { get; init; }

    /// <summary>Gets the number that the call was answered for.</summary>
    public CommunicationIdentifier? AnsweredFor { get; init; }

    /// <summary>Gets the call's media stream; null when there is none.</summary>
    public MediaStreamingSubscription? MediaStreamingSubscription { get; init; }

    /// <summary>Gets the call's transcription; null when there is none.</summary>
    public TranscriptionSubscription? TranscriptionSubscription { get; init; }

    /// <summary>Returns the call's id.</summary>
    /// <returns><see cref="CallConnectionId"/>.</returns>
    public override string ToString() => CallConnectionId ?? string.Empty;
}
