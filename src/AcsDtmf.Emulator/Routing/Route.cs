using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.WebUtilities;

namespace AcsDtmf.Emulator.Routing;

/// <summary>The operation that the HTTP method and raw target of a request select, with the request's parameters.</summary>
/// <param name="Operation">The operation, or null if no operation matches.</param>
/// <param name="Values">The values of the parameters in the path.</param>
/// <param name="Query">The raw query, including the question mark.</param>
internal sealed record Route(OperationDescription? Operation, IReadOnlyDictionary<string, string> Values, ReadOnlyMemory<char> Query)
{
    public const string CallConnectionIdParameter = "callConnectionId";
    public const string ParticipantRawIdParameter = "participantRawId";

    /// <summary>The operation name of requests that match no operation.</summary>
    public const string UnknownOperation = "unknown";

    public string OperationName => Operation?.Name ?? UnknownOperation;

    /// <summary>Gets whether Call Automation handles the request. Call Automation also rejects requests that match no operation.</summary>
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
