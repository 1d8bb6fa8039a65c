using System;
using System.Collections.Generic;
using System.Numerics;
using AcsDtmf.Engine.Events;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>What a JSON parser made of a text, as JSON again.</summary>
public sealed class ParsedJsonTests
{
    public static TheoryData<object?, string> Values { get; } = new()
    {
        { null, "null" },
        { "a \"quoted\" text\n+1 <ü>", """ "a \"quoted\" text\n+1 <ü>" """.Trim() },
        { true, "true" },
        { -1L, "-1" },
        { 1.50m, "1.50" },
        { BigInteger.Parse("123456789012345678901234567890", null), "123456789012345678901234567890" },
        { 0.1, "0.1" },
        { double.NaN, "\"NaN\"" },
        { new DateTime(2026, 3, 12, 1, 2, 3, DateTimeKind.Utc), "\"2026-03-12T01:02:03Z\"" },
        { new DateTimeOffset(2026, 3, 12, 1, 2, 3, 400, TimeSpan.FromHours(2)), "\"2026-03-12T01:02:03.4+02:00\"" },
        { new object?[] { 1, null, new[] { "x" } }, """[1,null,["x"]]""" },
        { new KeyValuePair<string, object?>[] { new("a", 1), new("b", Array.Empty<KeyValuePair<string, object?>>()) }, """{"a":1,"b":{}}""" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_is_written_as_it_was_read(object? value, string json) => Assert.Equal(json, ParsedJson.Write(value));

    [Fact]
    public void An_object_that_contains_itself_nests_too_deep()
    {
        var list = new List<object?>();
        list.Add(list);

        Assert.Throws<InvalidOperationException>(() => ParsedJson.Write(list));
    }

    [Fact]
    public void Lists_that_each_contain_the_next_one_twice_are_too_large()
    {
        object list = "x";
        for (int level = 0; level < 100; level++)
        {
            list = new[] { list, list };
        }

        Assert.Throws<InvalidOperationException>(() => ParsedJson.Write(list));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_its_escape() => Assert.Equal("\"\\u0061\\ud800\"", ParsedJson.Write("a\ud800"));

    [Fact]
    public void Half_a_surrogate_pair_in_a_webhook_costs_no_event_beside_it()
    {
        var collector = new EventCollector();
        var reader = new CallEventReader(collector);

        reader.AddParsed(Members(("RequestBody", new[] { Event("1", "x"), Event("bad", "\ud800"), Members(("\udc00", 1), ("id", "2"), ("type", "a")) })));
        reader.Complete();

        Assert.Equal(["1", "2"], collector.Ids);
        Assert.Contains("not valid Unicode", Assert.Single(collector.Errors).Error.Message, StringComparison.Ordinal);
    }

    private static KeyValuePair<string, object?>[] Event(string id, string context) =>
        Members(("id", id), ("type", "a"), ("data", Members(("operationContext", context))));

    private static KeyValuePair<string, object?>[] Members(params (string Name, object? Value)[] members) =>
        Array.ConvertAll(members, member => new KeyValuePair<string, object?>(member.Name, member.Value));
}
