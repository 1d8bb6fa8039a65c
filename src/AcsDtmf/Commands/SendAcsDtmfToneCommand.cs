using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AcsDtmf.Completion;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Sends tones to participants.</summary>
[Cmdlet(VerbsCommunications.Send, "AcsDtmfTone", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DtmfToneResult))]
public sealed class SendAcsDtmfToneCommand() : ParticipantActionCommand<DtmfToneRequest, DtmfToneResult>("Send DTMF tones")
{
    /// <summary>Gets or sets the tones: keys such as <c>1</c> or <c>#</c>, several keys in one text, or the service's names; at most 18.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("Tones")]
    [ArgumentCompleter(typeof(ToneCompleter))]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? Tone { get; set; }

    private protected override IReadOnlyList<string> RequiredParameters => [.. base.RequiredParameters, nameof(Tone)];

    private protected override CallingOperation<DtmfToneRequest, DtmfToneResult> Operation => CallingOperation.SendDtmfTones;

    private protected override DtmfToneRequest MakeRow(
        string? callConnectionId,
        CommunicationIdentifier? participant,
        string? operationContext,
        string? operationCallbackUri,
        CallingException? rejection)
    {
        IReadOnlyList<string> tones = [];
        try
        {
            tones = (Tone ?? []).SelectMany(text => DtmfTone.Parse(text ?? string.Empty)).ToArray();
        }
        catch (FormatException exception)
        {
            rejection ??= new CallingException(CallingErrorKind.InvalidRow, CallingErrorCode.InvalidTone, $"The tones cannot be sent: {exception.Message}.")
            {
                RecommendedAction = "Tones are 0 to 9, a to d, '#' and '*', or the service's names for them, such as pound. Enclose '#' in quotation marks, because it starts a comment.",
            };
        }

        return new DtmfToneRequest
        {
            CallConnectionId = callConnectionId,
            TargetParticipant = participant,
            Tones = tones,
            OperationContext = operationContext,
            OperationCallbackUri = operationCallbackUri,
            Rejection = rejection,
            Source = InputObject,
        };
    }
}
