using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;

namespace AcsDtmf.Commands;

/// <summary>A command that changes something about one participant of a call, for every row.</summary>
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
    /// Gets or sets the participant: a raw id, a phone number in E.164 form, an identifier or participant object of this module or of the
    /// service's .NET SDK, or a hashtable or object in the shape of the service's CommunicationIdentifierModel.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Participant", "Identifier", "RawId", "PhoneNumber", "target_participant")]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public object? TargetParticipant { get; set; }

    /// <summary>Gets or sets the text that the service repeats in this operation's events.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Context", "operation_context")]
    public string? OperationContext { get; set; }

    /// <summary>Gets or sets the absolute https URI that this operation's events go to instead of the call's own callback.</summary>
    /// <remarks>A call has a CallbackUri of its own, which is not this one; so that name is no alias.</remarks>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OperationCallbackUrl", "operation_callback_uri")]
    public string? OperationCallbackUri { get; set; }

    private protected sealed override TRequest MakeRow(string? callConnectionId)
    {
        CallingException? rejection = ParticipantBinder.TryBind(TargetParticipant, out CommunicationIdentifier? participant);
        return MakeRow(
            callConnectionId,
            participant,
            OperationContext is { Length: > 0 } ? OperationContext : null,
            Text.OrNull(OperationCallbackUri),
            rejection);
    }

    private protected abstract TRequest MakeRow(
        string? callConnectionId,
        CommunicationIdentifier? participant,
        string? operationContext,
        string? operationCallbackUri,
        CallingException? rejection);
}
