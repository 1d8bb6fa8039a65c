using System.Collections.Generic;

namespace AcsDtmf.Emulator.Calls;

/// <summary>One series of tones that a request sent.</summary>
/// <param name="TargetRawId">The participant who heard them.</param>
/// <param name="Tones">The tones, in the service's words.</param>
/// <param name="OperationContext">The context of the request.</param>
public sealed record SentTones(string TargetRawId, IReadOnlyList<string> Tones, string? OperationContext);
