namespace AcsDtmf.Emulator.Administration;

/// <summary>How many of the pressed tones became events.</summary>
internal sealed record ReportedTones(int Reported);
