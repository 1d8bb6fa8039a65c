using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>What holds for every text, tried with random ones.</summary>
public sealed class CallEventReaderPropertyTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Texts that nearly are JSON: pieces of it in any order.</summary>
    private static readonly Gen<string> NearJson = Gen.Elements(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\r\n", " ", "\"type\"", "\"a\"", "\"data\"", "\"RequestBody\"", "1", "null", "x", "{WebhookName:", "RequestBody:")
        .ListOf()
        .Select(string.Concat);

    /// <summary>Values as the data of an event may have them, with all that could be taken for the end of something.</summary>
    private static readonly Gen<string> Texts = Gen.Elements("{", "}", "[", "]", ",", "\"", "\\", "\n", "\r", "ü", "x")
        .ListOf()
        .Select(string.Concat);

    [Fact]
    public void No_text_is_too_much()
    {
        Prop.ForAll(
            NearJson.ListOf().Select(pieces => pieces.ToArray()).ToArbitrary(),
            pieces =>
            {
                EventCollector.Read(pieces);
                return true;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Good_JSON_is_read_the_same_in_every_layout_and_in_any_pieces()
    {
        Prop.ForAll(
            Texts.ListOf().Select(texts => texts.ToArray()).ToArbitrary(),
            texts =>
            {
                var array = new JsonArray([.. texts.Select((text, number) => Event($"{number}", text))]);
                string compact = array.ToJsonString();
                string indented = array.ToJsonString(Indented);
                string[] expected = [.. texts.Select((_, number) => $"{number}")];
                return Agrees(expected, texts, compact)
                    && Agrees(expected, texts, indented)
                    && Agrees(expected, texts, indented.Split('\n'))
                    && Agrees(expected, texts, [.. indented.Split('\n').Select(line => line.Trim())])
                    && Agrees(expected, texts, [.. array.Select(item => item!.ToJsonString())]);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_good_line_is_read_whatever_whole_lines_stand_before_it()
    {
        string good = Payload.Stopped("good");
        Prop.ForAll(
            NearJson.Where(text => !text.Contains('{', StringComparison.Ordinal)).ListOf().Select(lines => lines.ToArray()).ToArbitrary(),
            lines => EventCollector.Read([.. lines, good]).Ids.Contains("good"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static JsonObject Event(string id, string text) => new()
    {
        ["id"] = id,
        ["type"] = "a",
        ["data"] = new JsonObject { ["operationContext"] = text, [text] = new JsonArray(text, new JsonObject { [text] = text }) },
    };

    private static bool Agrees(string[] ids, IReadOnlyList<string> contexts, params string[] pieces)
    {
        EventCollector collector = EventCollector.Read(pieces);
        return collector.Errors.Count == 0
            && collector.Ids.SequenceEqual(ids)
            && collector.Events.Select(callEvent => callEvent.OperationContext).SequenceEqual(contexts);
    }
}
