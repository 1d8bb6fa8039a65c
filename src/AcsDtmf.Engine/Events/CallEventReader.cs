using System;
using System.Linq;
using System.Text.Json;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>Reads events from JSON text, whatever envelope they come in. An event that is malformed is an error and the others still come out.</summary>
internal sealed class CallEventReader : ICallEventReader
{
    // Events nest three deep. Data of unknown types may go deeper, but a text that does nothing but nest is not data.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };

    // A runbook may pass the webhook data that it received on to the webhook of another one. Every level copies the text, so there are no more.
    private const int MaximumBodyLevel = 2;

    private readonly ICallEventSink _sink;
    private readonly JsonTextSplitter _splitter;

    internal CallEventReader(ICallEventSink sink)
    {
        _sink = sink;
        _splitter = new JsonTextSplitter(part => Read(part, bodyLevel: 0));
    }

    /// <summary>Gets a value indicating whether the text ended, or another one began, within an event or an array.</summary>
    internal bool HasBrokenOff { get; private set; }

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
            HasBrokenOff |= bodyLevel == 0;
            _sink.OnError(InvalidCallEvent.BreaksOff(flaw, part.Line), part.Text);
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

    /// <summary>Parses a value and reports what it is, unless it is the data of a webhook.</summary>
    /// <returns>The body in the data of a webhook; null for any other value.</returns>
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
            // It is an argument that is wrong when the text holds half a surrogate pair.
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
            // The parser finds escaped halves of surrogate pairs only when it decodes a text, be it a name or a value.
            (callEvent, flaw) = (null, "The event holds text that is not valid Unicode.");
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
    /// Takes the events that an invalid value has swallowed: a line that is cut off where a value could follow is continued by the next line.
    /// An event that is a whole line is not part of another one.
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

    /// <summary>Reads a text that was found within another; its errors are the other's.</summary>
    private void ReadWithin(string body, JsonTextPart outer, int bodyLevel)
    {
        var splitter = new JsonTextSplitter(inner => Read(inner with { Text = outer.Text, Line = outer.Line }, bodyLevel));
        splitter.Add(body);
        splitter.Complete();
    }
}
