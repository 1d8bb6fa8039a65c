using System;
using System.Text.Json;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>Reads events from JSON text, whatever envelope they come in. An event that is malformed is an error and the others still come out.</summary>
internal sealed class CallEventReader : ICallEventReader
{
    // Events nest three deep. Data of unknown types may go deeper, but a text that does nothing but nest is not data.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };

    private readonly ICallEventSink _sink;
    private readonly JsonTextSplitter _splitter;

    internal CallEventReader(ICallEventSink sink)
    {
        _sink = sink;
        _splitter = new JsonTextSplitter(Read);
    }

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
            _sink.OnError(InvalidCallEvent.NestsTooDeep(), string.Empty);
            return;
        }
        catch (ArgumentException exception)
        {
            _sink.OnError(InvalidCallEvent.NotJson(exception, line: 1), string.Empty);
            return;
        }

        Read(new JsonTextPart(json.AsMemory(), json, Line: 1));
    }

    /// <inheritdoc/>
    public void Complete() => _splitter.Complete();

    private void Read(JsonTextPart part)
    {
        if (part.Flaw is { } flaw)
        {
            _sink.OnError(InvalidCallEvent.BreaksOff(flaw, part.Line), part.Text);
            return;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(part.Json, Options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // It is an argument that is wrong when the text holds half a surrogate pair.
            if (WebhookData.FindBody(part.Json.Span) is { } body)
            {
                ReadWithin(body, part);
            }
            else
            {
                _sink.OnError(InvalidCallEvent.NotJson(exception, part.Line), part.Text);
            }

            return;
        }

        using (document)
        {
            Read(document.RootElement, part);
        }
    }

    private void Read(JsonElement element, JsonTextPart part)
    {
        if (WebhookData.FindBody(element) is { } body)
        {
            ReadWithin(body, part);
            return;
        }

        (CallEvent? callEvent, string? flaw) = CallEventParser.Parse(element);
        if (callEvent is not null)
        {
            _sink.OnEvent(callEvent);
        }
        else
        {
            _sink.OnError(InvalidCallEvent.NoEvent(flaw!, part.Line), part.Text);
        }
    }

    /// <summary>Reads a text that was found within another; its errors are the other's.</summary>
    private void ReadWithin(string body, JsonTextPart outer)
    {
        var splitter = new JsonTextSplitter(inner => Read(inner with { Text = outer.Text, Line = outer.Line }));
        splitter.Add(body);
        splitter.Complete();
    }
}
