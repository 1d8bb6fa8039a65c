namespace AcsDtmf.Engine.Tests.Support;

/// <summary>What a batch said about one row.</summary>
public sealed record Report(DtmfRecognitionRequest Request, DtmfRecognitionResult Result, CallingException? Error);
