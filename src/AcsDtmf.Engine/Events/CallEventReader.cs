using System;
using System.Linq;
using System.Text.Json;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>Reads events from JSON text, in any of their envelopes. A malformed event is an error and does not affect the other events.</summary>
internal sealed class CallEventReader : ICallEventReader
{
    // Known events are nested three levels deep. The data of other events can be deeper, but a text that consists of brackets is not data.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };

    // A runbook can pass its webhook data to the webhook of another runbook. Each level copies the text, so further levels are not read.
    private const int MaximumBodyLevel = 2;

    private readonly ICallEventSink _sink;
    private readonly JsonTextSplitter _splitter;

    internal CallEventReader(ICallEventSink sink)
    {
        _sink = sink;
        _splitter = new JsonTextSplitter(part => Read(part, bodyLevel: 0));
    }

    /// <summary>Gets a value indicating whether the text is truncated: it ends, or another text begins, within an event or an array.</summary>
    internal bool IsIncomplete { get; private set; }

    /// <inheritdoc/>
    public void Add(string text) => _splitter.Add(text);

    /// <inheritdoc/>
    public void AddParsed(object? parsed)
    {
        string json;
        try
        {
            json = ParsedJson.Write(parsed);
        }
        catch (InvalidOperationException)
        {
            _sink.OnError(InvalidCallEvent.TooLarge(), string.Empty);
            return;
        }
        Read(new JsonTextPart(json.AsMemory(), json, Line: 1), bodyLevel: 0);
    }

    /// <inheritdoc/>
    public void Complete() => _splitter.Complete();

    private void Read(JsonTextPart part, int bodyLevel)
    {
        if (part.Flaw is { } flaw)
        {
            IsIncomplete |= bodyLevel == 0;
            _sink.OnError(InvalidCallEvent.Incomplete(flaw, part.Line), part.Text);
            Recover(part.Json);
        }
        else if (part.IsTooLong)
        {
            _sink.OnError(InvalidCallEvent.TooLong(part.Line), part.Text);
        }
        else if (Parse(part, bodyLevel) is { } body)
        {
            ReadWithin(body, part, bodyLevel + 1);
        }
    }

    /// <summary>Parses a value and reports its event or its error, unless it is webhook data.</summary>
    /// <returns>The body in the webhook data; null for any other value.</returns>
    private string? Parse(JsonTextPart part, int bodyLevel)
    {
        CallEvent? callEvent;
        string? flaw;
        try
        {
            using JsonDocument document = JsonDocument.Parse(part.Json, Options);
            if (bodyLevel < MaximumBodyLevel && WebhookData.FindBody(document.RootElement) is { } body)
            {
                return body;
            }

            (callEvent, flaw) = CallEventParser.Parse(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // The parser throws ArgumentException if the text contains an unpaired surrogate.
            if (bodyLevel < MaximumBodyLevel && WebhookData.FindBody(part.Json.Span) is { } body)
            {
                return body;
            }

            _sink.OnError(InvalidCallEvent.NotJson(exception, part.Line), part.Text);
            Recover(part.Json);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser detects an escaped unpaired surrogate only when it decodes the name or value that contains it.
            (callEvent, flaw) = (null, "The event contains text that is not valid Unicode.");
        }

        if (callEvent is not null)
        {
            _sink.OnEvent(callEvent);
        }
        else
        {
            _sink.OnError(InvalidCallEvent.NoEvent(flaw!, part.Line), part.Text);
        }

        return null;
    }

    /// <summary>
    /// Reports the events within an invalid value. A line that is truncated where a value could follow is continued by the next line. An event
    /// that is a whole line is not part of another event.
    /// </summary>
    private void Recover(ReadOnlyMemory<char> json)
    {
        foreach (string line in json.ToString().Split('\n').Skip(1))
        {
            string text = line.Trim().TrimEnd(',');
            if (text.StartsWith("{", StringComparison.Ordinal) && FindEvent(text) is { } callEvent)
            {
                _sink.OnEvent(callEvent);
            }
        }
    }

    private static CallEvent? FindEvent(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Options);
            return CallEventParser.Parse(document.RootElement).Event;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads a text that another text contains. Its errors refer to the other text.</summary>
    private void ReadWithin(string body, JsonTextPart outer, int bodyLevel)
    {
        var splitter = new JsonTextSplitter(inner => Read(inner with { Text = outer.Text, Line = outer.Line }, bodyLevel));
        splitter.Add(body);
        splitter.Complete();
    }
}
