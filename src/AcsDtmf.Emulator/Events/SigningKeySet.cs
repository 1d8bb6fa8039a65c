using System.Collections.Generic;

namespace AcsDtmf.Emulator.Events;

/// <summary>The JSON web key set that callback tokens are checked with.</summary>
internal sealed record SigningKeySet(IReadOnlyList<SigningKey> Keys);
