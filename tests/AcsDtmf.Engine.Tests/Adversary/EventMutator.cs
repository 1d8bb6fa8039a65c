using System;
using System.Linq;
using System.Text.RegularExpressions;
using AcsDtmf.Engine.Tests.Events;

namespace AcsDtmf.Engine.Tests.Adversary;

/// <summary>Damages valid events. The same seed produces the same text.</summary>
/// <param name="seed">The seed.</param>
internal sealed class EventMutator(int seed)
{
    private static readonly Regex TextToken = new("\"[^\"]*\"");
    private static readonly Regex ValueToken = new("(?<=:)\"[^\"]*\"");
    private static readonly Regex MemberToken = new("\"[^\"]*\":\"[^\"]*\",");

    // None of these texts ends the string that contains it. "\ud800" in C# is an unpaired surrogate, and "\\ud800" is its escape in JSON.
    private static readonly string[] BadText =
    [
        "\\x", "\\u12G4", "\\u", "\\ud800", "\\udfff\\ud800", "\\ud83d\\ude00\\udc00", "\\u0000", "\\ud800\\n", "\ud800", "\udc00x", "\u0001", "\u001b[2J", "\ufeff", "\u2028",
    ];

    private static readonly string[] OtherValues =
    [
        "1e999", "-1e-999", "1E+", "-", "-0", "01", "0x10", ".5", "NaN", "Infinity", "null", "true", "tru", "[]", "{}", "[,]", "{,}", "''", "undefined", "18446744073709551616",
    ];

    private static readonly string[] Names = ["type", "eventType", "data", "id", "specversion", "RequestBody", "R\\ud800equestBody", "t\\udc00pe", "\\ud800", "operationC\\udfffontext", ""];

    private readonly Random _random = new(seed);

    /// <summary>
    /// Creates an event and damages it at least once. The text has no line break, and its brackets and quotation marks stay balanced.
    /// </summary>
    internal string MakeBalanced()
    {
        string text = MakeValid();
        for (int count = _random.Next(1, 4); count > 0; count--)
        {
            text = DamageBalanced(text);
        }

        return text;
    }

    /// <summary>Creates an event and damages it in any way. The text has no line break.</summary>
    internal string MakeTorn()
    {
        string text = _random.Next(2) == 0 ? MakeValid() : MakeBalanced();
        for (int count = _random.Next(1, 4); count > 0 && text.Length > 0; count--)
        {
            int at = _random.Next(text.Length);
            text = _random.Next(4) switch
            {
                0 => text[..at],
                1 => text.Remove(at, 1),
                2 => text.Insert(at, $"{Pick("{", "}", "[", "]", "\"", ":", ",", "\\", " ", "x", "\ud800", "{WebhookName:", "RequestBody:")}"),
                _ => text[at..] + text[..at],
            };
        }

        return text;
    }

    private string MakeValid()
    {
        string cloudEvent = Payload.Stopped("mutant", context: "x");
        return _random.Next(4) switch
        {
            0 => """{"id":"mutant","topic":"t","eventType":"Microsoft.Communication.CallConnected","eventTime":"2024-03-04T20:33:20Z","data":{"callConnectionId":"c"}}""",
            1 => "{\"id\":\"outer\",\"eventType\":\"Contoso.Forwarded\",\"data\":" + cloudEvent + "}",
            2 => "{\"WebhookName\":\"w\",\"RequestBody\":" + cloudEvent + ",\"RequestHeader\":{}}",
            _ => cloudEvent,
        };
    }

    private string DamageBalanced(string text) => _random.Next(8) switch
    {
        0 or 1 => Replace(text, TextToken, token => token.Insert(_random.Next(1, token.Length), Pick(BadText))),
        2 => Replace(text, ValueToken, _ => Pick(OtherValues)),
        3 => Replace(text, ValueToken, _ => new string('9', _random.Next(1, 5000))),
        4 => Replace(text, MemberToken, token => string.Concat(Enumerable.Repeat(token, _random.Next(2, 50)))),
        5 => Replace(text, ValueToken, Nest),
        6 => Replace(text, MemberToken, token => $"\"{Pick(Names)}\":{token[(token.IndexOf(':', StringComparison.Ordinal) + 1)..]}"),
        _ => Replace(text, new Regex("[:,]"), _ => Pick(string.Empty, ",,", "::", " ")),
    };

    private string Nest(string token)
    {
        (string opening, string closing) = Pick(("[", "]"), ("{\"data\":", "}"), ("{\"RequestBody\":", "}"), ("[{\"type\":", "}]"));
        int depth = _random.Next(1, 1500);
        return string.Concat(Enumerable.Repeat(opening, depth)) + token + string.Concat(Enumerable.Repeat(closing, depth));
    }

    private string Replace(string text, Regex tokens, Func<string, string> change)
    {
        MatchCollection matches = tokens.Matches(text);
        if (matches.Count == 0)
        {
            return text;
        }

        Match match = matches[_random.Next(matches.Count)];
        return text.Remove(match.Index, match.Length).Insert(match.Index, change(match.Value));
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
