using System;
using System.Linq;
using System.Text.Json;

namespace AcsDtmf.Engine.Events;

/// <summary>Creates the errors of texts that are not events.</summary>
internal static class InvalidCallEvent
{
    private const int LongestReason = 300;

    private const string Advice = "Supply the unchanged body of the callback: a CloudEvent, an Event Grid event, or an array of them. Read a file with -Path, or with Get-Content -Raw.";

    internal static CallingException NotJson(Exception exception, int line)
    {
        // The parser counts lines from 0 and from the beginning of this value, and appends the line to its message.
        string message = exception.Message;
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);

        // Messages quote the input, so they are truncated and stripped of control characters.
        string reason = new((position < 0 ? message : message.Substring(0, position)).Where(c => !char.IsControl(c)).Take(LongestReason).ToArray());
        int linesAfter = (int)((exception as JsonException)?.LineNumber ?? 0);
        return Error($"The event is not JSON: {reason}", line + linesAfter, Advice);
    }

    internal static CallingException NoEvent(string flaw, int line) => Error(flaw, line, Advice);

    internal static CallingException Incomplete(string flaw, int line) =>
        Error($"{flaw}.", line, "The end of the text is missing. Get the whole text, and read a file with -Path, or with Get-Content -Raw.");

    internal static CallingException TooLong(int line) =>
        Error($"The event is longer than {JsonTextSplitter.LongestValue} characters.", line, Advice);

    internal static CallingException TooLarge() =>
        Error("The object is nested too deeply or is too large to be an event.", line: 1, "Supply the object that ConvertFrom-Json returns for the body of the callback, or the body itself.");

    private static CallingException Error(string message, int line, string advice) =>
        new(CallingErrorKind.InvalidRow, CallingErrorCode.InvalidCallEvent, line > 1 ? $"Line {line}: {message}" : message)
        {
            RecommendedAction = advice,
        };
}
