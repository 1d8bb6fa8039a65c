using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AcsDtmf.Engine.Tests.Adversary;

/// <summary>Damages valid text at random. The same seed produces the same bytes.</summary>
/// <param name="seed">The seed.</param>
internal sealed class ByteMutator(int seed)
{
    // Text that is likely to break a reader: delimiters, escapes, unpaired surrogates, numbers out of range and control characters.
    private static readonly string[] Fragments =
    [
        "\"", "\\", "\\u", "\\ud800", "\\u0000", "{", "}", "[", "]", ",", ":", ";", "=", "==", "null", "true", "1e999", "-", "99999999999999999999", "\0",
        "\n", "\r\n", "\u001b[2J", "\u202e", "\uFEFF", "<html>", "&", "%00", "🙂",
    ];

    private readonly Random _random = new(seed);

    internal byte[] Damage(string valid)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(valid)];
        for (int count = _random.Next(1, 6); count > 0; count--)
        {
            int at = _random.Next(bytes.Count + 1);
            int length = Math.Min(_random.Next(1, 30), bytes.Count - at);
            switch (_random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, [.. bytes.Skip(at).Take(length)]);
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[_random.Next(Fragments.Length)]));
                    break;
                case 4 when at < bytes.Count:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 5:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)"[{\"\\ "[_random.Next(5)], _random.Next(1, 200)));
                    break;
                default:
                    for (int i = at; i < at + length; i++)
                    {
                        bytes[i] = 0;
                    }

                    break;
            }
        }

        return [.. bytes];
    }
}
