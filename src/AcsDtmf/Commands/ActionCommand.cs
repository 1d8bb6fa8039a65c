using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;

namespace AcsDtmf.Commands;

/// <summary>A command that does something to one participant of one call, for every row.</summary>
/// <typeparam name="TRequest">What a row is.</typeparam>
/// <typeparam name="TResult">What becomes of it.</typeparam>
public abstract class ActionCommand<TRequest, TResult> : BatchCommand<TRequest, TResult>
    where TRequest : CallRequest
{
    private readonly string _action;

    private protected ActionCommand(string action) => _action = action;

    /// <summary>Gets or sets the id of the call connection.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionId", "CallId", "call_connection_id", "Id")]
    [ArgumentCompleter(typeof(CallConnectionCompleter))]
    public string? CallConnectionId { get; set; }

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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        CallingException? rejection = ParticipantBinder.TryBind(TargetParticipant, out CommunicationIdentifier? participant);
        TRequest request = MakeRow(
            Text.OrNull(CallConnectionId ?? InputObject?.BaseObject as string),
            participant,
            OperationContext is { Length: > 0 } ? OperationContext : null,
            Text.OrNull(OperationCallbackUri),
            rejection);

        // A row that cannot be sent is reported, also under -WhatIf: a rehearsal is where one wants to hear of it.
        if (request.Rejection is not null || ShouldProcess(request.ToString(), _action))
        {
            Send(request);
        }
    }

    private protected abstract TRequest MakeRow(
        string? callConnectionId,
        CommunicationIdentifier? participant,
        string? operationContext,
        string? operationCallbackUri,
        CallingException? rejection);
}
