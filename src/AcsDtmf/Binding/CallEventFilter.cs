using System;
using System.Linq;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Selects events by their type and their call. Safe to use from several threads.</summary>
/// <param name="types">Names or whole types, with wildcards; none for all types.</param>
/// <param name="callConnectionIds">The ids of the calls; none for all calls.</param>
internal sealed class CallEventFilter(string[] types, string[] callConnectionIds)
{
    private readonly WildcardPattern[] _types = Array.ConvertAll(types, type => new WildcardPattern(type, WildcardOptions.IgnoreCase));

    internal bool Matches(CallEvent callEvent) =>
        (_types.Length == 0 || _types.Any(pattern => pattern.IsMatch(callEvent.Name) || pattern.IsMatch(callEvent.Type)))
        && (callConnectionIds.Length == 0 || callConnectionIds.Contains(callEvent.CallConnectionId, StringComparer.OrdinalIgnoreCase));
}
