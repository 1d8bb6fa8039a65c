using System;
using System.Collections.Frozen;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Lists the valid tone names.</summary>
internal static class Tones
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
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
        "asterisk");

    public static bool IsKnown(string tone) => Known.Contains(tone);
}
