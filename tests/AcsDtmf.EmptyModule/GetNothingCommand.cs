using System.Management.Automation;

namespace AcsDtmf.EmptyModule;

/// <summary>The only command of the empty module. It does nothing.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : PSCmdlet;
