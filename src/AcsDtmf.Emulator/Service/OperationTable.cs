using System.Collections.Immutable;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Operations;

namespace AcsDtmf.Emulator.Service;

/// <summary>Lists all operations. Routing, fault filters and traffic counters use this list.</summary>
internal static class OperationTable
{
    public static ImmutableArray<Operation> Create(EmulatorState state)
    {
        var lookup = new CallLookup(state.Calls);
        return
        [
            new StartContinuousDtmfRecognition(lookup),
            new StopContinuousDtmfRecognition(lookup, state.Events),
            new SendDtmfTones(lookup, state.Events, state.Repeatability),
            new CancelAllMediaOperations(lookup),
            new GetCall(lookup),
            new ListParticipants(lookup, state.Paging),
            new GetParticipant(lookup),
            new GetAppServiceToken(state.ManagedIdentity),
            new GetInstanceMetadataToken(state.ManagedIdentity, state.Clock),
        ];
    }
}
