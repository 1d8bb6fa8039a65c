using System;
using System.Collections.Generic;
using System.Text;

namespace AcsDtmf.Engine.Wire;

/// <summary>
/// Masks a secret, and every long part of it, in a text. Error pages that repeat the request may truncate or wrap the secret.
/// </summary>
internal static class SecretMask
{
    // A shorter text is not a secret, and can occur in any message.
    private const int ShortestSecret = 8;

    // The shortest part to mask. Each such part contains one whole block, which is fast to search for.
    private const int ShortestPart = (2 * BlockLength) - 1;
    private const int BlockLength = 8;

    internal static string Apply(string text, string? secret)
    {
        if (secret is null || secret.Length < ShortestSecret)
        {
            return text;
        }

        List<(int Start, int End)> parts = FindParts(text, secret);
        if (parts.Count == 0)
        {
            return text;
        }

        parts.Sort();
        var masked = new StringBuilder();
        int end = 0;
        foreach ((int Start, int End) part in parts)
        {
            // Merges parts that overlap or touch.
            if (part.Start > end || end == 0)
            {
                masked.Append(text, end, part.Start - end).Append("***");
            }

            end = Math.Max(end, part.End);
        }

        return masked.Append(text, end, text.Length - end).ToString();
    }

    private static List<(int Start, int End)> FindParts(string text, string secret)
    {
        var parts = new List<(int Start, int End)>();
        int shortest = Math.Min(ShortestPart, secret.Length);
        for (int block = 0; block + BlockLength <= secret.Length; block += BlockLength)
        {
            string searched = secret.Substring(block, BlockLength);
            int at = text.IndexOf(searched, StringComparison.Ordinal);
            while (at >= 0)
            {
                (int Start, int End) part = Extend(text, at, secret, block);
                bool isPart = part.End - part.Start >= shortest;
                if (isPart)
                {
                    parts.Add(part);
                }

                at = text.IndexOf(searched, isPart ? part.End : at + 1, StringComparison.Ordinal);
            }
        }

        return parts;
    }

    /// <summary>Extends a match of one block in both directions as far as the text equals the secret.</summary>
    private static (int Start, int End) Extend(string text, int at, string secret, int block)
    {
        int before = 0;
        while (at - before > 0 && block - before > 0 && text[at - before - 1] == secret[block - before - 1])
        {
            before++;
        }

        int after = BlockLength;
        while (at + after < text.Length && block + after < secret.Length && text[at + after] == secret[block + after])
        {
            after++;
        }

        return (at - before, at + after);
    }
}
