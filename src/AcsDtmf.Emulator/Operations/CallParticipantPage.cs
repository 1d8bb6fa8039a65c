using System.Collections.Generic;

namespace AcsDtmf.Emulator.Operations;

/// <summary>One page of a call's participants.</summary>
internal sealed record CallParticipantPage(IEnumerable<CallParticipantModel> Value, string? NextLink);
