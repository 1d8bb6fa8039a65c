using System;
using Microsoft.AspNetCore.WebUtilities;

namespace AcsDtmf.Emulator.Routing;

/// <summary>What a request's verb and raw target ask for.</summary>
internal readonly record struct Route(ServiceOperation Operation, ReadOnlyMemory<char> Query)
{
    public string? CallConnectionId { get; init; }

    public string? ParticipantRawId { get; init; }

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
