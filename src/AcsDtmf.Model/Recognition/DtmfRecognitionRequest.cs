namespace AcsDtmf;

/// <summary>A row that starts or stops continuous DTMF recognition for one participant of one call.</summary>
public sealed class DtmfRecognitionRequest : ParticipantRequest;
