using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.WebUtilities;

namespace AcsDtmf.Emulator.Routing;

/// <summary>What the verb and the raw target of a request select.</summary>
/// <param name="Operation">The operation, or null if there is none for this verb and path.</param>
/// <param name="Values">The values of the parameters in the path.</param>
/// <param name="Query">The raw query, with its question mark.</param>
internal sealed record Route(OperationDescription? Operation, IReadOnlyDictionary<string, string> Values, ReadOnlyMemory<char> Query)
{
    public const string CallConnectionIdParameter = "callConnectionId";
    public const string ParticipantRawIdParameter = "participantRawId";

    /// <summary>The operation name of requests that call no operation.</summary>
    public const string UnknownOperation = "unknown";

    public string OperationName => Operation?.Name ?? UnknownOperation;

    /// <summary>Gets whether Call Automation serves the request. It also rejects paths that nothing serves.</summary>
    public bool IsCallAutomation => Operation?.IsCallAutomation ?? true;

    public string? CallConnectionId => Values.GetValueOrDefault(CallConnectionIdParameter);

    public string? ParticipantRawId => Values.GetValueOrDefault(ParticipantRawIdParameter);

    public string? FindQuery(string name)
    {
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(Query))
        {
            if (pair.DecodeName().Span.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return pair.DecodeValue().ToString();
            }
        }

        return null;
    }
}
