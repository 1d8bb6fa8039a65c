using System;
using System.Linq;
using System.Text.Json;

namespace AcsDtmf.Engine.Events;

/// <summary>The errors of texts that are no events.</summary>
internal static class InvalidCallEvent
{
    private const int LongestReason = 300;

    private const string Advice = "Give the body of the callback as it came: a CloudEvent, an Event Grid event, or an array of them. Read a file with -Path, or with Get-Content -Raw.";

    internal static CallingException NotJson(Exception exception, int line)
    {
        // The parser counts its lines from 0, from the beginning of this value, and puts them behind its words.
        string message = exception.Message;
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);

        // They quote the text, of which any length and any sign that speaks to a terminal may be.
        string reason = new((position < 0 ? message : message.Substring(0, position)).Where(c => !char.IsControl(c)).Take(LongestReason).ToArray());
        int linesAfter = (int)((exception as JsonException)?.LineNumber ?? 0);
        return Error($"The event is not JSON: {reason}", line + linesAfter, Advice);
    }

    internal static CallingException NoEvent(string flaw, int line) => Error(flaw, line, Advice);

    internal static CallingException BreaksOff(string flaw, int line) =>
        Error($"{flaw}.", line, "The end of the text is missing, so get it again. Read a file with -Path, or with Get-Content -Raw.");

    internal static CallingException TooLong(int line) =>
        Error($"The event is longer than {JsonTextSplitter.LongestValue} characters.", line, Advice);

    internal static CallingException TooLarge() =>
        Error("The object is nested too deeply or is too large to be an event.", line: 1, "Give the object that ConvertFrom-Json made of the callback's body, or the body itself.");

    private static CallingException Error(string message, int line, string advice) =>
        new(CallingErrorKind.InvalidRow, CallingErrorCode.InvalidCallEvent, line > 1 ? $"Line {line}: {message}" : message)
        {
            RecommendedAction = advice,
        };
}
