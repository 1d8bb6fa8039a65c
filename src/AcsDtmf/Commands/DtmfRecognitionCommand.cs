using System;
using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>The base of the commands that start and stop continuous DTMF recognition, which differ only in the operation.</summary>
public abstract class DtmfRecognitionCommand : ParticipantActionCommand<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private protected DtmfRecognitionCommand(CallingOperation<DtmfRecognitionRequest, DtmfRecognitionResult> operation)
        : base($"{operation.Name} continuous DTMF recognition") => Operation = operation;

    /// <summary>
    /// Gets or sets a value indicating whether each row without a context gets a unique one. Events do not identify the participant, so the
    /// events of several participants of a call are otherwise indistinguishable.
    /// </summary>
    [Parameter]
    public SwitchParameter UniqueContext { get; set; }

    /// <summary>
    /// Gets or sets the file that records every finished row. A second run with the same file sends only the rows that have not succeeded.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    private protected sealed override CallingOperation<DtmfRecognitionRequest, DtmfRecognitionResult> Operation { get; }

    private protected sealed override string? Journal => JournalPath;

    private protected override DtmfRecognitionRequest MakeRow(
        string? callConnectionId,
        CommunicationIdentifier? participant,
        string? operationContext,
        string? operationCallbackUri,
        CallingException? rejection) => new()
        {
            CallConnectionId = callConnectionId,
            TargetParticipant = participant,
            OperationContext = operationContext ?? (UniqueContext ? Guid.NewGuid().ToString("N") : null),
            HasUniqueContext = operationContext is null && UniqueContext,
            OperationCallbackUri = operationCallbackUri,
            Rejection = rejection,
            Source = InputObject,
        };
}
