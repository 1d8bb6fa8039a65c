namespace AcsDtmf.Emulator.Events;

/// <summary>How an operation ended.</summary>
internal sealed record ResultInformation(int Code, int SubCode, string Message);
