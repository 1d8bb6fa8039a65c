using System;
using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Emulator.Routing;

/// <summary>
/// A path with parameters, in the syntax of the service's specification: <c>/calls/{id}:stop</c>. The template matches the raw
/// path, because a literal colon separates the action from the id, while an escaped colon belongs to the id.
/// </summary>
internal sealed class PathTemplate(string template)
{
    private readonly Segment[] _segments = [.. template.Split('/').Select(Segment.Parse)];

    /// <returns>The unescaped values of the parameters, or null if the path does not match.</returns>
    public IReadOnlyDictionary<string, string>? Match(ReadOnlySpan<char> path)
    {
        // The additional range detects a path with more segments than the template.
        Span<Range> ranges = stackalloc Range[_segments.Length + 1];
        if (path.Split(ranges, '/') != _segments.Length)
        {
            return null;
        }

        Dictionary<string, string> values = [];
        for (int index = 0; index < _segments.Length; index++)
        {
            if (!_segments[index].TryMatch(path[ranges[index]], values))
            {
                return null;
            }
        }

        return values;
    }

    /// <summary>A segment: a literal, or a parameter with an optional literal suffix.</summary>
    private readonly record struct Segment(string? Parameter, string Literal)
    {
        public static Segment Parse(string text)
        {
            int end = text.IndexOf('}', StringComparison.Ordinal);
            return end < 0 ? new(null, text) : new(text[1..end], text[(end + 1)..]);
        }

        public bool TryMatch(ReadOnlySpan<char> text, Dictionary<string, string> values)
        {
            if (Parameter is null)
            {
                return text.SequenceEqual(Literal);
            }

            if (text.Length <= Literal.Length || !text.EndsWith(Literal, StringComparison.Ordinal))
            {
                return false;
            }

            values[Parameter] = Uri.UnescapeDataString(text[..^Literal.Length].ToString());
            return true;
        }
    }
}
