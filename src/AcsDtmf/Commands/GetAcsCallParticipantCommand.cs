using System.Collections.Generic;
using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Lists the participants of calls.</summary>
[Cmdlet(VerbsCommon.Get, "AcsCallParticipant")]
[OutputType(typeof(CallParticipant))]
public sealed class GetAcsCallParticipantCommand : ReadCommand<CallParticipantRequest, IReadOnlyList<CallParticipant>>
{
    private CommunicationIdentifier? _participant;
    private CallingException? _rejection;

    /// <summary>Gets or sets the participant to read; all of the call's when left out. Anything that names one, as for Stop-AcsDtmfRecognition.</summary>
    [Parameter(Position = 1)]
    [Alias("Participant", "RawId")]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    [ValidateNotNullOrEmpty]
    public object? TargetParticipant { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _rejection = ParticipantBinder.TryBind(TargetParticipant, out _participant);
    }

    private protected override CallingOperation<CallParticipantRequest, IReadOnlyList<CallParticipant>> Operation => CallingOperation.ListCallParticipants;

    private protected override CallParticipantRequest MakeRow(string? callConnectionId) => new()
    {
        CallConnectionId = callConnectionId,
        TargetParticipant = _participant,
        Rejection = _rejection,
        Source = InputObject,
    };

    private protected override void Emit(CallParticipantRequest request, IReadOnlyList<CallParticipant> result)
    {
        Memory.Remember(request.CallConnectionId, _participant is null ? result : null);
        WriteObject(result, enumerateCollection: true);
    }
}
