using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Reads calls by id.</summary>
[Cmdlet(VerbsCommon.Get, "AcsCallConnection")]
[OutputType(typeof(CallConnection))]
public sealed class GetAcsCallConnectionCommand : BatchCommand<CallConnectionRequest, CallConnection?>
{
    private protected override CallingOperation<CallConnectionRequest, CallConnection?> Operation => CallingOperation.GetCallConnection;

    private protected override void ProcessCall(string? callConnectionId) =>
        Send(new CallConnectionRequest { CallConnectionId = callConnectionId, Source = InputObject });

    private protected override void Emit(CallConnectionRequest request, CallConnection? result)
    {
        if (result is not null)
        {
            Memory.Remember(result.CallConnectionId);
            WriteObject(result);
        }
    }
}
