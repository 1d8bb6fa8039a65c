using System;
using System.Text;
using System.Text.RegularExpressions;

namespace AcsDtmf;

/// <summary>
/// Makes text safe to show: without characters that control a terminal or reorder a line, and without the passwords of URIs.
/// Errors, messages and views show text from rows, responses and exceptions only in this form.
/// </summary>
public static class DisplayText
{
    private const char Ellipsis = '\u2026';
    private const int KindLength = 6;
    private const int DistinctiveLength = 17;

    // Greedy, because a password may contain an unescaped @. In JSON, slashes may be escaped too.
    private static readonly Regex UserInfo = new(@"(:(?:\\?/){2})[^\s/?#""<>]*@", RegexOptions.CultureInvariant);

    /// <summary>Returns the text as one line.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with spaces for line breaks and tabs, without other control characters, and with asterisks for the passwords of URIs.</returns>
    public static string OneLine(string text) => Clean(text, keepsLines: false);

    /// <summary>Returns a participant's raw id in a limited width.</summary>
    /// <param name="rawId">The raw id.</param>
    /// <param name="width">The maximum number of characters, at least 18.</param>
    /// <returns>
    /// One line, in which an ellipsis replaces the middle of a long raw id. The end remains, because participants of one resource differ there:
    /// at least the last two groups of a GUID. The kind at the beginning remains if there is room, except in ids that contain a resource.
    /// </returns>
    public static string ShortId(string rawId, int width)
    {
        string text = OneLine(rawId);
        if (text.Length <= width)
        {
            return text;
        }

        int kindLength = text.IndexOf('_') < 0 ? Math.Min(KindLength, width - 1 - DistinctiveLength) : 0;
        string kind = text.Substring(0, kindLength);
        return kind + Ellipsis + text.Substring(text.Length - (width - kind.Length - 1));
    }

    /// <summary>Returns the text with its line breaks.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without other control characters, and with asterisks for the passwords of URIs.</returns>
    internal static string Lines(string text) => Clean(text, keepsLines: true);

    /// <summary>Returns whether all messages of an exception and its inner exceptions are safe to show. The messages cannot be changed, so an unsafe exception must be omitted.</summary>
    internal static bool IsClean(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (Lines(exception.Message) != exception.Message)
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(string text, bool keepsLines)
    {
        string visible = RemoveControls(text, keepsLines);
        return visible.IndexOf('@') < 0 ? visible : UserInfo.Replace(visible, "$1***@");
    }

    private static string RemoveControls(string text, bool keepsLines)
    {
        int first = 0;
        while (first < text.Length && !IsControl(text[first]))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var kept = new StringBuilder(text, 0, first, text.Length);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (!IsControl(c) || (keepsLines && IsLineBreak(text, i)))
            {
                kept.Append(c);
            }
            else if (c is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                kept.Append(' ');
            }
        }

        return kept.ToString();
    }

    /// <summary>Returns whether a character is a control character (C0, DEL, C1), a line or paragraph separator, or a character that changes the text direction.</summary>
    private static bool IsControl(char c) => char.IsControl(c) || c is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Returns whether a character belongs to a line break (LF or CR LF). A lone carriage return does not: in a terminal, the rest of the line would overwrite its beginning.</summary>
    private static bool IsLineBreak(string text, int index) =>
        text[index] == '\n' || (text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n');
}
