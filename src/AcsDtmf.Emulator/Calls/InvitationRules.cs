using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Stores how participants respond to invitations. A new rule replaces the rule for the same participant.</summary>
public sealed class InvitationRules
{
    // No participant has an empty raw id.
    private const string EveryParticipant = "";

    private readonly ConcurrentDictionary<string, InvitationRule> _rules = new(StringComparer.Ordinal);

    internal InvitationRules()
    {
    }

    /// <summary>Gets every rule, ordered by raw id.</summary>
    public IReadOnlyList<InvitationRule> All => [.. _rules.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => rule.Value)];

    /// <summary>Sets the rule for a participant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time until the response is negative.</exception>
    public void Set(InvitationRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfLessThan(rule.RingTime, TimeSpan.Zero, nameof(rule));
        _rules[rule.RawId ?? EveryParticipant] = rule;
    }

    /// <summary>Removes every rule, so that every participant accepts.</summary>
    public void Clear() => _rules.Clear();

    internal InvitationRule Find(string rawId) =>
        _rules.GetValueOrDefault(rawId) ?? _rules.GetValueOrDefault(EveryParticipant) ?? new InvitationRule();
}
