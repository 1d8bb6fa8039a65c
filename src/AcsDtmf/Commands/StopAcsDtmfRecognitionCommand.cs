using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Stops continuous DTMF recognition, one request a row.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AcsDtmfRecognition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DtmfRecognitionResult))]
public sealed class StopAcsDtmfRecognitionCommand() : DtmfRecognitionCommand(CallingOperation.StopDtmfRecognition);
