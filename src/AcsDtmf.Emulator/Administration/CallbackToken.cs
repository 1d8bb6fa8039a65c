namespace AcsDtmf.Emulator.Administration;

/// <summary>A token as it would come with an event.</summary>
internal sealed record CallbackToken(string Token);
