using System;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>A token that the emulator handed out and will recognize.</summary>
/// <param name="Token">The text that goes behind <c>Bearer</c>.</param>
/// <param name="ExpiresOn">The end of its life, by the emulator's clock.</param>
/// <param name="Forbidden">Whether the service denies it every operation.</param>
public sealed record IssuedToken(string Token, DateTimeOffset ExpiresOn, bool Forbidden);
