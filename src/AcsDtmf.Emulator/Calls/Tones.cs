using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Lists the valid tone names and parses other spellings of tones.</summary>
internal static class Tones
{
    private const string Keys = "0123456789abcd#*";

    private static readonly char[] Separators = [' ', '\t', ',', ';'];

    // The names are in the order of the keys.
    private static readonly string[] Names =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "a",
        "b",
        "c",
        "d",
        "pound",
        "asterisk",
    ];

    private static readonly FrozenSet<string> Known = Names.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> NamesByWord = Names
        .Select(name => KeyValuePair.Create(name, name))
        .Append(new("hash", "pound"))
        .Append(new("star", "asterisk"))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets every word that names a tone.</summary>
    public static IEnumerable<string> Words => [.. Names, "hash", "star"];

    public static bool IsKnown(string tone) => Known.Contains(tone);

    /// <summary>Parses words and keys, such as <c>pound</c>, <c>1</c> or <c>12#</c>. Spaces, commas and semicolons separate them.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<string>? tones)
    {
        List<string> parsed = [];
        tones = parsed;
        foreach (string part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (NamesByWord.TryGetValue(part, out string? name))
            {
                parsed.Add(name);
            }
            else if (part.All(key => IndexOf(key) >= 0))
            {
                parsed.AddRange(part.Select(key => Names[IndexOf(key)]));
            }
            else
            {
                tones = null;
                return false;
            }
        }

        return true;
    }

    private static int IndexOf(char key) => Keys.IndexOf(char.ToLowerInvariant(key), StringComparison.Ordinal);
}
