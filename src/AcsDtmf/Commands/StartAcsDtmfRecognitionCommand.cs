using System.Management.Automation;

namespace AcsDtmf.Commands;

/// <summary>Starts continuous DTMF recognition, one request a row.</summary>
[Cmdlet(VerbsLifecycle.Start, "AcsDtmfRecognition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DtmfRecognitionResult))]
public sealed class StartAcsDtmfRecognitionCommand() : DtmfRecognitionCommand(DtmfRecognitionOperation.Start);
