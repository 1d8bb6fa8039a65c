using System.Collections.Generic;

namespace AcsDtmf.Engine.Wire;

/// <summary>One page of a call's participants.</summary>
/// <param name="Participants">The participants on the page.</param>
/// <param name="NextLink">The service's link to the next page; null on the last page.</param>
internal sealed record ParticipantPage(IReadOnlyList<CallParticipant> Participants, string? NextLink);
