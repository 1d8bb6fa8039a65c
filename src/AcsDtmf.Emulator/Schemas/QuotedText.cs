using System;
using System.Linq;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Quotes input in messages. A terminal may display them, so the input is truncated and stripped of control characters.</summary>
internal static class QuotedText
{
    private const int MaximumLength = 60;

    public static string Of(string text) => $"'{Shorten(text)}'";

    public static string Shorten(string text)
    {
        string start = text.Length <= MaximumLength ? text : $"{text.AsSpan(0, MaximumLength)}…";
        return string.Concat(start.Select(character => char.IsControl(character) ? '\uFFFD' : character));
    }
}
