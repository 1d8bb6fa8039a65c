using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AcsDtmf;

/// <summary>The DTMF tones, as the service names them: <c>zero</c> to <c>nine</c>, <c>a</c> to <c>d</c>, <c>pound</c> and <c>asterisk</c>.</summary>
public static class DtmfTone
{
    /// <summary>The maximum number of tones in one request.</summary>
    public const int MaximumCount = 18;

    /// <summary>Gets the service's names of all tones.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "a", "b", "c", "d", "pound", "asterisk",
    ];

    private static Dictionary<string, string> WordsByName { get; } = MakeWords();

    private static Dictionary<string, char> KeysByWord { get; } = Words.Zip("0123456789abcd#*", static (word, key) => (word, key)).ToDictionary(pair => pair.word, pair => pair.key);

    /// <summary>Parses tones: the service's names, keys such as <c>1</c> or <c>#</c>, or several keys in a row such as <c>12#</c>.</summary>
    /// <param name="text">The tones, separated by commas, semicolons, spaces or tabs.</param>
    /// <returns>The service's names of the tones.</returns>
    /// <exception cref="FormatException">A part of the text is not a tone.</exception>
    public static IReadOnlyList<string> Parse(string text)
    {
        var words = new List<string>();
        foreach (string part in (text ?? string.Empty).Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (WordsByName.TryGetValue(part, out string? word))
            {
                words.Add(word);
                continue;
            }

            foreach (char key in part)
            {
                words.Add(WordsByName.TryGetValue(key.ToString(), out word) ? word : throw new FormatException($"'{part}' is not a tone"));
            }
        }

        return words;
    }

    /// <summary>Writes tones as the keys of a telephone.</summary>
    /// <param name="tones">The tones, in the forms that <see cref="Parse"/> reads.</param>
    /// <returns>A character for each tone, such as <c>12#</c>.</returns>
    /// <exception cref="FormatException">A part of the text is not a tone.</exception>
    public static string ToKeys(string tones) => string.Concat(Parse(tones).Select(word => KeysByWord[word]));

    private static Dictionary<string, string> MakeWords()
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["#"] = "pound",
            ["hash"] = "pound",
            ["*"] = "asterisk",
            ["star"] = "asterisk",
        };
        for (int i = 0; i < Words.Count; i++)
        {
            words[Words[i]] = Words[i];
            if (i < 10)
            {
                words[i.ToString(CultureInfo.InvariantCulture)] = Words[i];
            }
        }

        return words;
    }
}
