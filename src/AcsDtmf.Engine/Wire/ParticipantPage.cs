using System.Collections.Generic;

namespace AcsDtmf.Engine.Wire;

/// <summary>One page of a call's participants.</summary>
/// <param name="Participants">Those on the page.</param>
/// <param name="NextLink">Where the next page is, as the service says; null on the last.</param>
internal sealed record ParticipantPage(IReadOnlyList<CallParticipant> Participants, string? NextLink);
