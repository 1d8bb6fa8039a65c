using System.Collections.Immutable;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Operations;

namespace AcsDtmf.Emulator.Service;

/// <summary>Lists all operations. Routing, fault filters and traffic counters use this list.</summary>
internal static class OperationTable
{
    public static ImmutableArray<Operation> Create(EmulatorState state)
    {
        var lookup = new CallLookup(state.Calls);
        var inviter = new Inviter(state.Invitations, state.Clock);
        var connector = new CallConnector(state.Calls, state.Simulator, inviter);
        return
        [
            new StartContinuousDtmfRecognition(lookup),
            new StopContinuousDtmfRecognition(lookup, state.Events),
            new SendDtmfTones(lookup, state.Events, state.Repeatability),
            new Play(lookup, state.Media, state.Events, state.Clock),
            new Recognize(lookup, state.Media, state.Events, state.Clock),
            new CancelAllMediaOperations(lookup),
            new HoldParticipant(lookup, state.Events),
            new UnholdParticipant(lookup, state.Events),
            new CreateCall(connector, state.Events, state.Repeatability),
            new AnswerCall(state.IncomingCalls, connector, state.Events, state.Repeatability),
            new GetCall(lookup),
            new HangUpCall(lookup, state.Simulator),
            new TerminateCall(lookup, state.Simulator, state.Repeatability),
            new ListParticipants(lookup, state.Paging),
            new GetParticipant(lookup),
            new AddParticipant(lookup, inviter, state.Simulator, state.Events, state.Repeatability),
            new CancelAddParticipant(lookup, state.Events, state.Repeatability),
            new RemoveParticipant(lookup, state.Simulator, state.Events, state.Repeatability),
            new MuteParticipants(lookup, state.Events, state.Repeatability),
            new GetAppServiceToken(state.ManagedIdentity),
            new GetInstanceMetadataToken(state.ManagedIdentity, state.Clock),
        ];
    }
}
