using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>What is no event is one error that says why, and costs no event beside it.</summary>
public sealed class MalformedEventTests
{
    private static readonly string First = Payload.Stopped("1");
    private static readonly string Second = Payload.Stopped("2");
    private static readonly string Third = Payload.Stopped("3");

    /// <summary>Gets parts of an array that are no events, and something that the error about each says.</summary>
    public static TheoryData<string, string> Malformed => new()
    {
        { "17", "a number, not an object" },
        { "-1.5e3", "a number, not an object" },
        { "\"text, with ] and { in it\"", "a string, not an object" },
        { "\"\\\"\"", "a string, not an object" },
        { "null", "null, not an object" },
        { "true", "a Boolean, not an object" },
        { "oops", "not JSON" },
        { "{}", "neither a type" },
        { "{\"data\":{\"callConnectionId\":\"c1\"}}", "neither a type" },
        { "{\"type\":17}", "neither a type" },
        { "{\"type\":null}", "neither a type" },
        { "{\"type\":\"\"}", "neither a type" },
        { "{\"eventType\":{}}", "neither a type" },
        { "{type:\"a\"}", "not JSON" },
        { "{\"type\":\"a\",}", "not JSON" },
        { "{\"type\":\"a\" \"id\":\"x\"}", "not JSON" },
        { "{\"type\":\"a\",\"data\":{\"b\":[1,2}}", "not JSON" },
        { "{\"type\":\"a\",\"data\":[1,2]]}", "not JSON" },
        { "{\"type\":\"\\ud83d\"}", "not valid Unicode" },
        { "{\"type\":\"a\",\"data\":{\"operationContext\":\"\\udc00\"}}", "not valid Unicode" },
        { "{\"type\":\"a\",\"id\":\"\\x\"}", "not JSON" },
        { "{\"R\\ud800equestBody\":1}", "not valid Unicode" },
        { "{\"type\":\"a\",\"R\\ud800equestBody\":1}", "not valid Unicode" },
        { "{\"t\\udfff\":1,\"type\":\"a\"}", "not valid Unicode" },
        { "{\"RequestBody\":\"\\ud800\"}", "not valid Unicode" },
        { "{\"eventType\":\"a\",\"data\":{\"d\\ud800\":1,\"type\":\"\\ud800\"}}", "not valid Unicode" },
        { "{\"RequestBody\":{\"RequestBody\":{\"RequestBody\":{\"type\":\"a\"}}}}", "neither a type" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_part_of_an_array_costs_no_other(string part, string says)
    {
        string text = $"[{First},{part},{Second}]";

        EventCollector collector = EventCollector.Read(text);

        Assert.Equal(["1", "2"], collector.Ids);
        (CallingException error, string target) = Assert.Single(collector.Errors);
        Assert.Equal(CallingErrorCode.InvalidCallEvent, error.ErrorCode);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
        Assert.Equal(text, target);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_line_costs_no_other(string line, string says)
    {
        EventCollector collector = EventCollector.Read(First, line, Second);

        Assert.Equal(["1", "2"], collector.Ids);
        (CallingException error, string target) = Assert.Single(collector.Errors);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, target);
    }

    [Fact]
    public void Half_a_character_is_not_JSON()
    {
        EventCollector collector = EventCollector.Read(First, "{\"type\":\"\ud83d\"}", Second);

        Assert.Equal(["1", "2"], collector.Ids);
        Assert.Contains("not JSON", Assert.Single(collector.Errors).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_malformed_line_is_an_error_of_its_own()
    {
        EventCollector collector = EventCollector.Read("nonsense", "more nonsense", "17", First);

        Assert.Equal(["nonsense", "more nonsense", "17"], collector.Errors.Select(error => error.Text));
        Assert.StartsWith("Line 3: ", collector.Errors[2].Error.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], collector.Ids);
    }

    [Theory]
    [InlineData("<html>\n<body>\n  {not: json}\n</body>\n</html>")]
    [InlineData("id,type,time\n1,a,b\n2,c,d")]
    public void A_text_that_is_something_else_is_one_error(string text)
    {
        EventCollector collector = EventCollector.Read(text);

        Assert.Empty(collector.Events);
        Assert.Equal(text, Assert.Single(collector.Errors).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\n ")]
    [InlineData("[]")]
    [InlineData("[\n]\n")]
    [InlineData("\ufeff[ [] , [] ]")]
    public void A_text_without_events_is_nothing(string text)
    {
        EventCollector collector = EventCollector.Read(text);

        Assert.Empty(collector.Events);
        Assert.Empty(collector.Errors);
    }

    [Fact]
    public void A_text_that_is_cut_off_gives_what_is_whole()
    {
        string whole = $"[{First},{Second}]";
        for (int length = 1; length < whole.Length; length++)
        {
            EventCollector collector = EventCollector.Read(whole[..length]);

            string[] expected = length < First.Length + 1 ? [] : length < First.Length + Second.Length + 2 ? ["1"] : ["1", "2"];
            Assert.Equal(expected, collector.Ids);
            CallingException error = Assert.Single(collector.Errors).Error;
            Assert.Contains("missing", error.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("{\"type\":\"a\",\"data\":{\"callConnectionId\":\"c")]
    [InlineData("{\"type\":\"a\"")]
    [InlineData("[{\"type\":\"a\"")]
    [InlineData("{\"type\":\"a\",\"data\":")]
    [InlineData("[{\"type\":\"a\",\"data\":[")]
    [InlineData("{\"type\":\"a\",\"data\":[1,")]
    public void A_line_that_is_cut_off_does_not_swallow_the_next(string torn)
    {
        EventCollector collector = EventCollector.Read(torn, First, Second, $"[{Third}]");

        Assert.Equal(["1", "2", "3"], collector.Ids);
        Assert.Single(collector.Errors);
    }

    [Fact]
    public void An_object_of_an_array_that_is_cut_off_costs_neither_those_after_it_nor_a_second_error()
    {
        EventCollector collector = EventCollector.Read("[", First + ",", "{\"type\":\"a\"", Second, "]", Third);

        Assert.Equal(["1", "2", "3"], collector.Ids);
        Assert.Single(collector.Errors);
    }

    [Fact]
    public void What_is_left_open_is_reported_at_the_end_and_forgotten_then()
    {
        var collector = new EventCollector();
        var reader = new AcsDtmf.Engine.Events.CallEventReader(collector);

        reader.Add("[{\"type\":\"a\",");
        Assert.Empty(collector.Errors);
        reader.Complete();
        Assert.Single(collector.Errors);
        reader.Add(First);
        reader.Complete();

        Assert.Equal(["1"], collector.Ids);
        Assert.Single(collector.Errors);
    }

    [Fact]
    public void A_text_may_come_in_lines_however_it_is_laid_out()
    {
        const string Layout =
            """
            [
              {
                "id": "1",
                "type": "a",
                "data":
                {
                  "callConnectionId": "c1",
                  "list": [
                    {
                    },
            {
                      "x": "} ] \" {"
            }
                  ]
                }
              },

            {
            "id": "2",
            "type": "a",
            "data":
            [
            {},
            {}
            ]
            }
            ]
            """;
        string[] lines = Layout.ReplaceLineEndings("\n").Split('\n');

        EventCollector byLine = EventCollector.Read(lines);
        EventCollector whole = EventCollector.Read(Layout.ReplaceLineEndings("\r\n"));

        Assert.Empty(byLine.Errors);
        Assert.Empty(whole.Errors);
        Assert.Equal(["1", "2"], byLine.Ids);
        Assert.Equal(["1", "2"], whole.Ids);
        Assert.Equal("c1", byLine.Events[0].CallConnectionId);
    }

    [Fact]
    public void The_line_of_the_flaw_is_named()
    {
        string[] lines = ["[", "  {", "    \"type\": \"a\",", "    oops", "  },", "  17", "]"];

        IEnumerable<string> byLine = EventCollector.Read(lines).Errors.Select(error => error.Error.Message);
        IEnumerable<string> whole = EventCollector.Read(string.Join('\n', lines)).Errors.Select(error => error.Error.Message);

        Assert.Equal(byLine, whole);
        Assert.Collection(
            whole,
            message => Assert.StartsWith("Line 4: The event is not JSON", message, StringComparison.Ordinal),
            message => Assert.StartsWith("Line 6: The event is a number, not an object", message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_error_quotes_is_short_and_cannot_speak_to_a_terminal()
    {
        string text = "t\u001b[2J\u009b" + new string('x', 100_000);

        string message = Assert.Single(EventCollector.Read(text).Errors).Error.Message;

        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 1, 500);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    [InlineData('[', '}')]
    [InlineData('{', ']')]
    public void A_megabyte_of_brackets_takes_no_time(char opening, char closing)
    {
        const int Depth = 500_000;
        string brackets = new string(opening, Depth) + new string(closing, Depth);

        EventCollector bare = EventCollector.Read(brackets);
        EventCollector within = EventCollector.Read($"{{\"type\":\"a\",\"data\":{brackets}}}", First);

        Assert.Empty(bare.Events);
        Assert.Contains("1", within.Ids);
    }
}
