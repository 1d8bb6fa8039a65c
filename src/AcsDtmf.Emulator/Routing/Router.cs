using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Routing;

/// <summary>Finds the operation that matches a request.</summary>
internal sealed class Router(IEnumerable<OperationDescription> operations)
{
    private readonly OperationDescription[] _operations = [.. operations];

    public Route Match(string verb, string rawTarget)
    {
        int mark = rawTarget.IndexOf('?', StringComparison.Ordinal);
        ReadOnlySpan<char> path = mark < 0 ? rawTarget : rawTarget.AsSpan(0, mark);
        ReadOnlyMemory<char> query = mark < 0 ? default : rawTarget.AsMemory(mark);

        foreach (OperationDescription operation in _operations)
        {
            if (HttpMethods.Equals(operation.Verb, verb) && operation.Path.Match(path) is { } values)
            {
                return new(operation, values, query);
            }
        }

        return new(null, ReadOnlyDictionary<string, string>.Empty, query);
    }
}
