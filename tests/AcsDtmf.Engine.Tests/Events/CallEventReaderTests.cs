using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Events are read from every envelope they come in, and each member that is there is found.</summary>
public sealed class CallEventReaderTests
{
    private const string Prefix = "Microsoft.Communication.";

    [Fact]
    public void A_stopped_event_of_the_service_is_read_with_all_it_says()
    {
        CallEvent callEvent = EventCollector.ReadOne($"[{Payload.Stopped("1", "c1", "row 1")}]");

        var stopped = Assert.IsType<ContinuousDtmfRecognitionStopped>(callEvent);
        Assert.Equal("1", stopped.Id);
        Assert.Equal("Microsoft.Communication.ContinuousDtmfRecognitionStopped", stopped.Type);
        Assert.Equal("ContinuousDtmfRecognitionStopped", stopped.Name);
        Assert.Equal(new DateTimeOffset(2024, 3, 4, 20, 33, 20, TimeSpan.Zero).AddTicks(921000), stopped.Time);
        Assert.Equal("calling/callConnections/c1", stopped.Source);
        Assert.Equal("calling/callConnections/c1", stopped.Subject);
        Assert.Equal("c1", stopped.CallConnectionId);
        Assert.Equal("c2VydmVy", stopped.ServerCallId);
        Assert.Equal("0f3c", stopped.CorrelationId);
        Assert.Equal("row 1", stopped.OperationContext);
        Assert.Null(stopped.ResultInformation);
        Assert.Equal("ContinuousDtmfRecognitionStopped 1", stopped.ToString());
    }

    [Fact]
    public void Data_is_kept_as_it_came()
    {
        const string Data = """{ "callConnectionId" : "c1", "undocumented": [1.0, {"a": "\u00fc"}], "callConnectionId" : "c2" }""";

        CallEvent callEvent = EventCollector.ReadOne($$"""{"type":"Contoso.Something.New","data":{{Data}}}""");

        Assert.Equal(typeof(CallEvent), callEvent.GetType());
        Assert.Equal("New", callEvent.Name);
        Assert.Equal(Data, callEvent.Data);
        Assert.Equal("c2", callEvent.CallConnectionId);
    }

    [Theory]
    [InlineData("ContinuousDtmfRecognitionToneReceived", typeof(ContinuousDtmfRecognitionToneReceived))]
    [InlineData("ContinuousDtmfRecognitionToneFailed", typeof(ContinuousDtmfRecognitionToneFailed))]
    [InlineData("ContinuousDtmfRecognitionStopped", typeof(ContinuousDtmfRecognitionStopped))]
    [InlineData("SendDtmfTonesCompleted", typeof(SendDtmfTonesCompleted))]
    [InlineData("SendDtmfTonesFailed", typeof(SendDtmfTonesFailed))]
    [InlineData("CallConnected", typeof(CallConnected))]
    [InlineData("CallDisconnected", typeof(CallDisconnected))]
    [InlineData("ParticipantsUpdated", typeof(ParticipantsUpdated))]
    [InlineData("PlayCompleted", typeof(CallEvent))]
    public void The_type_decides_what_an_event_is(string name, Type expected)
    {
        // A failure that says 200 has been seen.
        CallEvent callEvent = EventCollector.ReadOne($$$$"""{"type":"{{{{Prefix}}}}{{{{name}}}}","data":{"resultInformation":{"code":200,"subCode":0}}}""");

        Assert.Equal(expected, callEvent.GetType());
        Assert.Equal(name, callEvent.Name);
        Assert.Equal(200, callEvent.ResultInformation?.Code);
        Assert.Equal(0, callEvent.ResultInformation?.SubCode);
    }

    [Theory]
    [InlineData("""{"tone":"pound","sequenceId":7}""", "pound", 7)]
    [InlineData("""{"toneInfo":{"tone":"pound","sequenceId":7}}""", "pound", 7)]
    [InlineData("""{"tone":"five"}""", "five", null)]
    [InlineData("""{"toneInfo":"five"}""", null, null)]
    [InlineData("{}", null, null)]
    public void A_tone_is_found_flat_and_nested(string data, string? tone, int? sequenceId)
    {
        CallEvent callEvent = EventCollector.ReadOne($$"""{"type":"{{Prefix}}ContinuousDtmfRecognitionToneReceived","data":{{data}}}""");

        var received = Assert.IsType<ContinuousDtmfRecognitionToneReceived>(callEvent);
        Assert.Equal(tone, received.Tone);
        Assert.Equal(sequenceId, received.SequenceId);
    }

    [Fact]
    public void The_participants_of_an_update_are_read_and_an_invalid_one_keeps_its_place()
    {
        CallEvent callEvent = EventCollector.ReadOne(
            """
            {"type":"Microsoft.Communication.ParticipantsUpdated","data":{"callConnectionId":"c","sequenceNumber":3,"participants":[
              {"identifier":{"rawId":"4:+14255550123","kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}},"isMuted":true,"isOnHold":false},
              {"identifier":{"kind":"phoneNumber","phoneNumber":{}}},
              17]}}
            """);

        var update = Assert.IsType<ParticipantsUpdated>(callEvent);
        Assert.Equal(3, update.SequenceNumber);
        Assert.Equal(["4:+14255550123", null, null], update.Participants.Select(participant => participant.TargetParticipant?.RawId));
        Assert.All(update.Participants, participant => Assert.Equal("c", participant.CallConnectionId));
        Assert.Equal((true, false), (update.Participants[0].IsMuted, update.Participants[0].IsOnHold));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"participants":null,"sequenceNumber":null}""")]
    [InlineData("""{"participants":{},"sequenceNumber":"x"}""")]
    public void An_update_without_participants_has_none(string data)
    {
        CallEvent callEvent = EventCollector.ReadOne($$"""{"type":"{{Prefix}}ParticipantsUpdated","data":{{data}}}""");

        var update = Assert.IsType<ParticipantsUpdated>(callEvent);
        Assert.Empty(update.Participants);
        Assert.Null(update.SequenceNumber);
    }

    [Fact]
    public void The_result_is_read_down_to_what_the_telephone_network_said()
    {
        CallEvent callEvent = EventCollector.ReadOne(
            """
            {"type":"Microsoft.Communication.SendDtmfTonesFailed","data":{"resultInformation":{
              "code":400,"subCode":8508,"message":"Action failed.",
              "sipDetails":{"code":486,"message":"Busy Here"},"q850Details":{"code":17,"message":"User busy"}}}}
            """);

        ResultInformation result = callEvent.ResultInformation!;
        Assert.Equal((400, 8508, "Action failed."), (result.Code!.Value, result.SubCode!.Value, result.Message));
        Assert.Equal((486, "Busy Here"), (result.SipDetails!.Code!.Value, result.SipDetails.Message));
        Assert.Equal((17, "User busy"), (result.Q850Details!.Code!.Value, result.Q850Details.Message));
    }

    [Theory]
    [InlineData("2024-03-04T20:33:20.0921+00:00", 921000)]
    [InlineData("2024-03-04T20:33:20.09213+00:00", 921300)]
    [InlineData("2024-03-04T20:33:20.0921345+00:00", 921345)]
    [InlineData("2024-03-04T20:33:20.0921345Z", 921345)]
    [InlineData("2024-03-04T22:33:20.0921345+02:00", 921345)]
    [InlineData("2024-03-04T20:33:20+00:00", 0)]
    [InlineData("2024-03-04T20:33:20", 0)]
    public void Times_have_as_many_digits_as_they_like(string time, int ticks)
    {
        CallEvent callEvent = EventCollector.ReadOne($$"""{"type":"a","time":"{{time}}"}""");

        Assert.Equal(new DateTimeOffset(2024, 3, 4, 20, 33, 20, TimeSpan.Zero).AddTicks(ticks), callEvent.Time);
    }

    [Theory]
    [InlineData("""{"type":"a"}""")]
    [InlineData("""{"type":"a","data":null,"time":null,"id":null,"source":null,"subject":null}""")]
    [InlineData("""{"type":"a","data":"text","time":17,"id":{},"source":[],"subject":true}""")]
    [InlineData("""{"type":"a","time":"yesterday","data":{"callConnectionId":[1],"resultInformation":"good","operationContext":{}}}""")]
    [InlineData("""{"type":"a","data":{"resultInformation":null}}""")]
    public void A_member_that_is_missing_or_of_another_type_is_null(string text)
    {
        CallEvent callEvent = EventCollector.ReadOne(text);

        Assert.Equal("a", callEvent.Type);
        Assert.Null(callEvent.Time);
        Assert.Null(callEvent.Id);
        Assert.Null(callEvent.Source);
        Assert.Null(callEvent.Subject);
        Assert.Null(callEvent.CallConnectionId);
        Assert.Null(callEvent.OperationContext);
        Assert.Null(callEvent.ResultInformation);
    }

    [Fact]
    public void Numbers_are_understood_as_texts_and_texts_as_numbers()
    {
        CallEvent callEvent = EventCollector.ReadOne(
            """{"type":"a","id":17,"data":{"operationContext":42,"resultInformation":{"code":"200","subCode":1e99,"sipDetails":{"code":"x"}}}}""");

        Assert.Equal("17", callEvent.Id);
        Assert.Equal("42", callEvent.OperationContext);
        Assert.Equal(200, callEvent.ResultInformation!.Code);
        Assert.Null(callEvent.ResultInformation.SubCode);
        Assert.Null(callEvent.ResultInformation.SipDetails!.Code);
    }

    [Fact]
    public void An_envelope_of_Event_Grid_is_opened()
    {
        CallEvent callEvent = EventCollector.ReadOne(
            """
            [{"id":"1","topic":"/subscriptions/x","subject":"s","eventType":"Microsoft.Communication.ContinuousDtmfRecognitionStopped",
              "eventTime":"2024-03-04T20:33:20.0921345Z","dataVersion":"1.0","metadataVersion":"1",
              "data":{"callConnectionId":"c1","operationContext":"x"}}]
            """);

        Assert.IsType<ContinuousDtmfRecognitionStopped>(callEvent);
        Assert.Equal("1", callEvent.Id);
        Assert.Equal("/subscriptions/x", callEvent.Source);
        Assert.Equal("s", callEvent.Subject);
        Assert.NotNull(callEvent.Time);
        Assert.Equal("c1", callEvent.CallConnectionId);
        Assert.Equal("x", callEvent.OperationContext);
    }

    [Fact]
    public void A_CloudEvent_within_an_envelope_of_Event_Grid_is_the_event()
    {
        CallEvent callEvent = EventCollector.ReadOne(
            $$"""{"id":"outer","eventType":"Contoso.Forwarded","eventTime":"2024-01-01T00:00:00Z","data":{{Payload.Stopped("inner", "c1", "x")}}}""");

        Assert.IsType<ContinuousDtmfRecognitionStopped>(callEvent);
        Assert.Equal("inner", callEvent.Id);
        Assert.Equal("c1", callEvent.CallConnectionId);
    }

    [Fact]
    public void The_body_of_a_webhook_is_found_as_text_and_as_values()
    {
        string body = $"[{Payload.Stopped("1")},{Payload.Stopped("2")}]";

        string asText = JsonSerializer.Serialize(new { WebhookName = "w", RequestBody = body, RequestHeader = new { Accept = "*/*" } });
        string asValues = $$$"""{"WebhookName":"w","RequestBody":{{{body}}},"RequestHeader":{}}""";
        string withoutQuotationMarks = $$$$"""{WebhookName:w,RequestBody:{{{{body}}}},RequestHeader:{Connection:Keep-Alive,Accept:*/*}}""";

        foreach (string text in new[] { asText, asValues, withoutQuotationMarks })
        {
            EventCollector collector = EventCollector.Read(text);
            Assert.Empty(collector.Errors);
            Assert.Equal(["1", "2"], collector.Ids);
        }
    }

    [Theory]
    [InlineData("""{"WebhookName":"w","RequestBody":[""", """],"RequestHeader":{}}""")]
    [InlineData("""{"RequestHeader":{"a":[1]},"RequestBody": [""", """]}""")]
    [InlineData("{WebhookName:w,RequestBody:[", "],RequestHeader:{}}")]
    public void An_invalid_event_in_the_body_of_a_webhook_costs_no_event_beside_it(string opening, string closing)
    {
        string text = opening + Payload.Stopped("1") + """,{"a":"]}\"","b":tru},""" + Payload.Stopped("2") + closing;

        EventCollector collector = EventCollector.Read(text);

        Assert.Equal(["1", "2"], collector.Ids);
        Assert.Equal(text, Assert.Single(collector.Errors).Text);
    }

    [Theory]
    [InlineData("""{"WebhookName":"w","RequestBody":"not json","RequestHeader":{}}""")]
    [InlineData("""{"WebhookName":"w","RequestBody":17}""")]
    [InlineData("""{"RequestBody":"{\"type\":"}""")]
    [InlineData("{WebhookName:w,RequestBody:not json,RequestHeader:{}}")]
    [InlineData("{WebhookName:w,RequestHeader:{}}")]
    public void A_webhook_without_events_is_one_error_about_all_of_it(string text)
    {
        EventCollector collector = EventCollector.Read(text);

        Assert.Empty(collector.Events);
        Assert.Equal(text, Assert.Single(collector.Errors).Text);
    }

    [Theory]
    [InlineData("""{"RequestBody":""}""")]
    [InlineData("""{"RequestBody":"[]"}""")]
    public void A_webhook_with_an_empty_body_is_nothing(string text)
    {
        EventCollector collector = EventCollector.Read(text);

        Assert.Empty(collector.Events);
        Assert.Empty(collector.Errors);
    }

    [Fact]
    public void The_body_of_a_webhook_may_be_the_data_of_another_webhook()
    {
        string body = $"[{Payload.Stopped("1")},{Payload.Stopped("2")}]";
        string data = JsonSerializer.Serialize(new { WebhookName = "inner", RequestBody = body });

        string asText = JsonSerializer.Serialize(new { WebhookName = "outer", RequestBody = data });
        string asValues = $$$"""{"WebhookName":"outer","RequestBody":{"RequestBody":{{{body}}}}}""";
        string withoutQuotationMarks = $$$$"""{WebhookName:outer,RequestBody:{{{{data}}}},RequestHeader:{Accept:*/*}}""";

        foreach (string text in new[] { asText, asValues, withoutQuotationMarks })
        {
            EventCollector collector = EventCollector.Read(text);
            Assert.Empty(collector.Errors);
            Assert.Equal(["1", "2"], collector.Ids);
        }
    }

    [Theory]
    [InlineData("{\"RequestBody\":", "}", 1000)]
    [InlineData("{\"RequestBody\":[", "]}", 500)]
    [InlineData("{WebhookName:w,RequestBody:", "}", 1000)]
    [InlineData("{\"data\":", "}", 1000)]
    [InlineData("[", "]", 1000)]
    public void Nesting_takes_no_more_memory_than_other_text_of_its_length(string opening, string closing, int depth)
    {
        string filler = JsonSerializer.Serialize(new string('x', 880_000));
        string text = string.Concat(Enumerable.Repeat(opening, depth)) + filler + string.Concat(Enumerable.Repeat(closing, depth));
        EventCollector.Read($"[{text}]");

        long before = GC.GetAllocatedBytesForCurrentThread();
        EventCollector collector = EventCollector.Read($"[{text},{Payload.Stopped("neighbour")}]");
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(["neighbour"], collector.Ids);
        Assert.NotEmpty(collector.Errors);
        Assert.InRange(allocated, 0, 30L * text.Length);
    }

    [Fact]
    public void A_value_that_never_ends_is_not_kept()
    {
        string line = "  \"member\": \"" + new string('x', 1_000_000) + "\",";
        var collector = new EventCollector();
        var reader = new AcsDtmf.Engine.Events.CallEventReader(collector);
        reader.Add("{");
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int count = 0; count < 100; count++)
        {
            reader.Add(line);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        reader.Add("}");
        reader.Add(Payload.Stopped("next"));
        reader.Complete();

        Assert.InRange(allocated, 0, 100L * 1024 * 1024);
        Assert.Contains("longer than", Assert.Single(collector.Errors).Error.Message, StringComparison.Ordinal);
        Assert.Equal(["next"], collector.Ids);
    }

    [Fact]
    public void Megabytes_are_read()
    {
        string filler = string.Concat(Enumerable.Repeat("0123456789", 500_000));

        CallEvent callEvent = EventCollector.ReadOne($$$"""[{"type":"a","id":"1","data":{"callConnectionId":"c1","filler":"{{{filler}}}"}}]""");

        Assert.Equal("c1", callEvent.CallConnectionId);
        Assert.Contains(filler, callEvent.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_events_are_read_in_order()
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(number => $"{number}")];
        string array = $"[{string.Join(",", ids.Select(id => Payload.Stopped(id)))}]";

        Assert.Equal(ids, EventCollector.Read(array).Ids);
        Assert.Equal(ids, EventCollector.Read(ids.Select(id => Payload.Stopped(id))).Ids);
        Assert.Equal(ids, EventCollector.Read(string.Join('\n', ids.Select(id => Payload.Stopped(id)))).Ids);
    }
}
