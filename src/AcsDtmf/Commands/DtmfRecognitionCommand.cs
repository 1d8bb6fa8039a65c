using System;
using System.Management.Automation;
using System.Threading;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>What starting and stopping continuous DTMF recognition have in common, which is all but the operation.</summary>
public abstract class DtmfRecognitionCommand : ActionCommand<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private readonly DtmfRecognitionOperation _operation;

    private protected DtmfRecognitionCommand(DtmfRecognitionOperation operation)
        : base($"{operation} continuous DTMF recognition") => _operation = operation;

    /// <summary>
    /// Gets or sets a value indicating whether every row without a context is given one of its own. Events name no participant: without it,
    /// those about several participants of a call cannot be told apart.
    /// </summary>
    [Parameter]
    public SwitchParameter UniqueContext { get; set; }

    /// <summary>
    /// Gets or sets the file that records every finished row. A second run with the same file sends only the rows that have not succeeded.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    private protected override BatchOptions Options => new()
    {
        ThrottleLimit = ThrottleLimit,
        JournalPath = JournalPath is null || IsRehearsal ? null : GetUnresolvedProviderPathFromPSPath(JournalPath),
    };

    /// <summary>Gets a value indicating whether this is a run under -WhatIf, which leaves no trace in a journal either.</summary>
    private bool IsRehearsal => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) ? whatIf : GetVariableValue("WhatIfPreference"));

    private protected override IOrderedBatch<DtmfRecognitionRequest> OpenBatch(ICallingClient client, BatchOptions options, CancellationToken cancellationToken) =>
        client.OpenDtmfRecognitionBatch(_operation, options, this, cancellationToken);

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
