using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;

namespace AcsDtmf.Commands;

/// <summary>A command that performs an action on a participant of a call for each row.</summary>
/// <typeparam name="TRequest">A row.</typeparam>
/// <typeparam name="TResult">The outcome of a row.</typeparam>
public abstract class ParticipantActionCommand<TRequest, TResult> : ActionCommand<TRequest, TResult>
    where TRequest : ParticipantRequest
    where TResult : ParticipantResult
{
    private protected ParticipantActionCommand(string action)
        : base(action)
    {
    }

    /// <summary>
    /// Gets or sets the participant, or a list of participants. A participant is a raw id, a phone number in E.164 form, an identifier or
    /// participant object of this module or of the service's .NET SDK, or a hashtable or object in the shape of the service's
    /// CommunicationIdentifierModel.
    /// </summary>
    /// <remarks>The type is not an array, because PowerShell would create an array for each row.</remarks>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Participant", "Identifier", "RawId", "PhoneNumber", "target_participant")]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    public object? TargetParticipant { get; set; }

    /// <summary>Gets or sets the text that the service repeats in this operation's events.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Context", "operation_context")]
    public string? OperationContext { get; set; }

    /// <summary>Gets or sets the absolute https URI that receives this operation's events instead of the call's callback URI.</summary>
    /// <remarks>CallbackUri is not an alias, because calls have a property of that name with another meaning.</remarks>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OperationCallbackUrl", "operation_callback_uri")]
    public string? OperationCallbackUri { get; set; }

    private protected override IReadOnlyList<string> RequiredParameters => [nameof(CallConnectionId), nameof(TargetParticipant)];

    private protected sealed override void ProcessCall(string? callConnectionId)
    {
        if (Shape.Unwrap(TargetParticipant) is IList { Count: > 0 } participants)
        {
            foreach (object? participant in participants)
            {
                Process(callConnectionId, participant);
            }
        }
        else
        {
            Process(callConnectionId, TargetParticipant);
        }
    }

    private void Process(string? callConnectionId, object? value)
    {
        CallingException? rejection = ParticipantBinder.TryBind(value, out CommunicationIdentifier? participant);
        Offer(MakeRow(
            callConnectionId,
            participant,
            OperationContext is { Length: > 0 } ? OperationContext : null,
            Text.OrNull(OperationCallbackUri),
            rejection));
    }

    private protected abstract TRequest MakeRow(
        string? callConnectionId,
        CommunicationIdentifier? participant,
        string? operationContext,
        string? operationCallbackUri,
        CallingException? rejection);
}
