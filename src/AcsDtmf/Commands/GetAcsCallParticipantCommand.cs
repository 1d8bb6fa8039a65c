using System;
using System.Collections.Generic;
using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Lists the participants of calls.</summary>
[Cmdlet(VerbsCommon.Get, "AcsCallParticipant")]
[OutputType(typeof(CallParticipant))]
public sealed class GetAcsCallParticipantCommand : BatchCommand<CallParticipantRequest, IReadOnlyList<CallParticipant>>
{
    private (CommunicationIdentifier? Participant, CallingException? Rejection)[] _wanted = [(null, null)];

    /// <summary>Gets or sets the participants to read, in the forms that Stop-AcsDtmfRecognition accepts; all participants of the call by default.</summary>
    [Parameter(Position = 1)]
    [Alias("Participant", "RawId")]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    [ValidateNotNullOrEmpty]
    public object[]? TargetParticipant { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (TargetParticipant is not null)
        {
            _wanted = Array.ConvertAll(TargetParticipant, Bind);
        }
    }

    private protected override CallingOperation<CallParticipantRequest, IReadOnlyList<CallParticipant>> Operation => CallingOperation.ListCallParticipants;

    private protected override void ProcessCall(string? callConnectionId)
    {
        foreach ((CommunicationIdentifier? participant, CallingException? rejection) in _wanted)
        {
            Send(new CallParticipantRequest
            {
                CallConnectionId = callConnectionId,
                TargetParticipant = participant,
                Rejection = rejection,
                Source = InputObject,
            });
        }
    }

    private protected override void Emit(CallParticipantRequest request, IReadOnlyList<CallParticipant> result)
    {
        Memory.Remember(request.CallConnectionId, request.TargetParticipant is null ? result : null);
        WriteObject(result, enumerateCollection: true);
    }

    private static (CommunicationIdentifier? Participant, CallingException? Rejection) Bind(object value)
    {
        CallingException? rejection = ParticipantBinder.TryBind(value, out CommunicationIdentifier? participant);
        return (participant, rejection);
    }
}
