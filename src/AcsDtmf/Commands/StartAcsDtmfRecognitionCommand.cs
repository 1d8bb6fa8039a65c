using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Starts continuous DTMF recognition.</summary>
[Cmdlet(VerbsLifecycle.Start, "AcsDtmfRecognition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DtmfRecognitionResult))]
public sealed class StartAcsDtmfRecognitionCommand() : DtmfRecognitionCommand(CallingOperation.StartDtmfRecognition);
