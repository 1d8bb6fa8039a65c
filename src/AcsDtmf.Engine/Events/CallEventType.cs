namespace AcsDtmf.Engine.Events;

/// <summary>The types of the events that have classes of their own.</summary>
internal static class CallEventType
{
    internal const string CallConnected = Prefix + nameof(AcsDtmf.CallConnected);
    internal const string CallDisconnected = Prefix + nameof(AcsDtmf.CallDisconnected);
    internal const string ContinuousDtmfRecognitionToneReceived = Prefix + nameof(AcsDtmf.ContinuousDtmfRecognitionToneReceived);
    internal const string ContinuousDtmfRecognitionToneFailed = Prefix + nameof(AcsDtmf.ContinuousDtmfRecognitionToneFailed);
    internal const string ContinuousDtmfRecognitionStopped = Prefix + nameof(AcsDtmf.ContinuousDtmfRecognitionStopped);
    internal const string ParticipantsUpdated = Prefix + nameof(AcsDtmf.ParticipantsUpdated);
    internal const string SendDtmfTonesCompleted = Prefix + nameof(AcsDtmf.SendDtmfTonesCompleted);
    internal const string SendDtmfTonesFailed = Prefix + nameof(AcsDtmf.SendDtmfTonesFailed);

    private const string Prefix = "Microsoft.Communication.";
}
