using System.Collections.Generic;

namespace AcsDtmf.Contracts;

/// <summary>Identifies an operation of the service, and the types of its rows and results.</summary>
/// <typeparam name="TRequest">The type of a row.</typeparam>
/// <typeparam name="TResult">The type of the result of a row.</typeparam>
public sealed class CallingOperation<TRequest, TResult>
    where TRequest : CallRequest
{
    internal CallingOperation(string name) => Name = name;

    /// <summary>Gets the name of the operation in a journal.</summary>
    public string Name { get; }
}

/// <summary>The operations that a client can run batches of.</summary>
public static class CallingOperation
{
    /// <summary>Gets the operation that starts continuous DTMF recognition for a participant.</summary>
    public static CallingOperation<DtmfRecognitionRequest, DtmfRecognitionResult> StartDtmfRecognition { get; } = new(DtmfRecognitionOperation.Start);

    /// <summary>Gets the operation that stops continuous DTMF recognition for a participant.</summary>
    public static CallingOperation<DtmfRecognitionRequest, DtmfRecognitionResult> StopDtmfRecognition { get; } = new(DtmfRecognitionOperation.Stop);

    /// <summary>Gets the operation that sends tones to a participant.</summary>
    public static CallingOperation<DtmfToneRequest, DtmfToneResult> SendDtmfTones { get; } = new(nameof(SendDtmfTones));

    /// <summary>Gets the operation that cancels all media operations of a call.</summary>
    public static CallingOperation<CallMediaRequest, CallMediaResult> CancelAllMediaOperations { get; } = new(nameof(CancelAllMediaOperations));

    /// <summary>Gets the operation that reads a call. The result of a failed row is null.</summary>
    public static CallingOperation<CallConnectionRequest, CallConnection?> GetCallConnection { get; } = new(nameof(GetCallConnection));

    /// <summary>Gets the operation that lists the participants of a call, from all pages. The result of a failed row contains the participants that were read before the failure.</summary>
    public static CallingOperation<CallParticipantRequest, IReadOnlyList<CallParticipant>> ListCallParticipants { get; } = new(nameof(ListCallParticipants));
}
