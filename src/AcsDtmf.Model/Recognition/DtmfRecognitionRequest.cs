namespace AcsDtmf;

/// <summary>One row: the request to start or stop continuous DTMF recognition for one participant of one call.</summary>
public sealed class DtmfRecognitionRequest : ParticipantRequest;
