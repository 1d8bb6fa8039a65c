using System.Management.Automation;
using System.Threading;
using AcsDtmf.Binding;
using AcsDtmf.Engine;

namespace AcsDtmf.Commands;

/// <summary>What starting and stopping continuous DTMF recognition have in common, which is all but the operation.</summary>
public abstract class DtmfRecognitionCommand : BatchCommand<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private readonly DtmfRecognitionOperation _operation;
    private readonly string _action;

    private protected DtmfRecognitionCommand(DtmfRecognitionOperation operation)
    {
        _operation = operation;
        _action = $"{operation} continuous DTMF recognition";
    }

    /// <summary>Gets or sets the id of the call connection.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionId", "CallId", "call_connection_id", "Id")]
    public string? CallConnectionId { get; set; }

    /// <summary>
    /// Gets or sets the participant: a raw id, a phone number in E.164 form, an identifier or participant object of this module or of the
    /// service's .NET SDK, or a hashtable or object in the shape of the service's CommunicationIdentifierModel.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Participant", "Identifier", "RawId", "PhoneNumber", "target_participant")]
    public object? TargetParticipant { get; set; }

    /// <summary>Gets or sets the text that the service repeats in this operation's events.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Context", "operation_context")]
    public string? OperationContext { get; set; }

    /// <summary>Gets or sets the absolute https URI that this operation's events go to instead of the call's own callback.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CallbackUri", "CallbackUrl", "OperationCallbackUrl", "operation_callback_uri")]
    public string? OperationCallbackUri { get; set; }

    /// <summary>
    /// Gets or sets the file that records every finished row. A second run with the same file sends only the rows that have not succeeded.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    private protected override BatchOptions Options => new()
    {
        ThrottleLimit = ThrottleLimit,
        JournalPath = JournalPath is null ? null : GetUnresolvedProviderPathFromPSPath(JournalPath),
    };

    private protected override IOrderedBatch<DtmfRecognitionRequest> OpenBatch(ICallingClient client, BatchOptions options, CancellationToken cancellationToken) =>
        client.OpenDtmfRecognitionBatch(_operation, options, this, cancellationToken);

    private protected override DtmfRecognitionRequest ReadRow()
    {
        CallingException? rejection = ParticipantBinder.TryBind(TargetParticipant, out CommunicationIdentifier? participant);
        return new DtmfRecognitionRequest
        {
            CallConnectionId = Text.OrNull(CallConnectionId ?? InputObject?.BaseObject as string),
            TargetParticipant = participant,
            OperationContext = OperationContext is { Length: > 0 } ? OperationContext : null,
            OperationCallbackUri = Text.OrNull(OperationCallbackUri),
            Rejection = rejection,
            Source = InputObject,
        };
    }

    private protected override bool ShouldSend(DtmfRecognitionRequest request) => ShouldProcess(request.ToString(), _action);
}
