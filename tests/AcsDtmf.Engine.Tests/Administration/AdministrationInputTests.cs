using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using Xunit;

namespace AcsDtmf.Engine.Tests.Administration;

/// <summary>Tests which input the administration API accepts, and how it explains the rest.</summary>
public sealed class AdministrationInputTests : AdministrationTest
{
    [Theory]
    [InlineData("""{"kind":"foo"}""", "InvalidValue", "The kind 'foo' is unknown. Allowed values: status, latency, stall, resetBefore, resetAfter, truncate, wrongContentType, html, emptyBody, proxyPage, relativeNextLink, endlessPaging.")]
    [InlineData("""{"kind":5}""", "InvalidValue", "The kind 5 is not one of the allowed values: status, latency, stall, resetBefore, resetAfter, truncate, wrongContentType, html, emptyBody, proxyPage, relativeNextLink, endlessPaging.")]
    [InlineData("""{"count":"x"}""", "InvalidValue", "The count 'x' is not an integer from 1 to 2147483647.")]
    [InlineData("""{"count":1.5}""", "InvalidValue", "The count 1.5 is not an integer from 1 to 2147483647.")]
    [InlineData("""{"count":0}""", "InvalidValue", "The count 0 is not an integer from 1 to 2147483647.")]
    [InlineData("""{"status":1000}""", "InvalidValue", "The status 1000 is not an integer from 200 to 999.")]
    [InlineData("""{"probability":2}""", "InvalidValue", "The probability 2 is not a number from 0 to 1.")]
    [InlineData("""{"body":{"a":1}}""", "InvalidValue", "The body {…} is not a string.")]
    [InlineData("""{"retryAfter":"1\n"}""", "InvalidValue", "The retryAfter '1\uFFFD' is not a string of printable ASCII characters.")]
    [InlineData("""{"contentType":"ü"}""", "InvalidValue", "The contentType 'ü' is not a string of printable ASCII characters.")]
    [InlineData("""{"body":"\ud800"}""", "InvalidValue", "The body contains text that is not valid Unicode.")]
    [InlineData("""{"kind":"html","Kind":"html"}""", "InvalidValue", "The field 'kind' occurs more than once.")]
    [InlineData("""{"knd":"html"}""", "UnknownField", "The field 'knd' of the body is unknown. Allowed fields: operation, callConnectionId, kind, status, body, contentType, retryAfter, latencyMs, count, probability, seed.")]
    [InlineData("[1]", "InvalidValue", "The body […] is not an object.")]
    [InlineData("null", "InvalidValue", "The body null is not an object.")]
    [InlineData("{\n  \"kind\": html\n}", "InvalidJson", "The body is not valid JSON at line 2, column 11.")]
    [InlineData("""{"kind":"html"}}""", "InvalidJson", "The body is not valid JSON at line 1, column 16.")]
    public async Task A_message_names_the_field_the_value_and_the_allowed_values(string body, string code, string message)
    {
        AdministrationResponse response = await SendAsync("POST", "/emulator/faults", body);

        Assert.Equal((400, code, message), (response.Status, response.ErrorCode, response.Message));
        Assert.Empty(Service.State.Faults.Rules);
    }

    [Theory]
    [InlineData("POST", "/emulator/recording", "{}", "The field 'enabled' is required. Its value is true or false.")]
    [InlineData("POST", "/emulator/recording", """{"enabled":null}""", "The field 'enabled' is required. Its value is true or false.")]
    [InlineData("POST", "/emulator/recording", """{"enabled":1}""", "The enabled 1 is not true or false.")]
    [InlineData("POST", "/emulator/latency", null, "The field 'latencyMs' is required. Its value is a number from 0 to 86400000.")]
    [InlineData("POST", "/emulator/calls", """{"participants":[{"rawId":"a"},{}]}""", "The field 'participants[1].rawId' is required. Its value is a string.")]
    [InlineData("POST", "/emulator/calls", """{"participants":[{"raw":"a"}]}""", "The field 'raw' of the participants[0] is unknown. Allowed fields: rawId, isMuted, isOnHold.")]
    [InlineData("POST", "/emulator/calls", """{"participants":"a"}""", "The participants 'a' is not an array.")]
    [InlineData("POST", "/emulator/calls", """{"callbackUri":"events"}""", "The callbackUri 'events' is not an absolute http or https URI.")]
    [InlineData("POST", "/emulator/calls", """{"callbackUri":"//\u202e"}""", "The callbackUri '//\u202e' is not an absolute http or https URI.")]
    [InlineData("POST", "/emulator/invitations", """{"response":"maybe"}""", "The response 'maybe' is unknown. Allowed values: accept, decline, ignore.")]
    [InlineData("POST", "/emulator/incomingcalls", """{"from":"4:+14255550123"}""", "The field 'to' is required. Its value is a string.")]
    [InlineData("POST", "/emulator/media", """{"playDurationMs":-1}""", "The playDurationMs -1 is not a number from 0 to 86400000.")]
    [InlineData("PATCH", "/emulator/calls/c", """{"state":"ended"}""", "The state 'ended' is unknown. Allowed values: unknown, connecting, connected, transferring, transferAccepted, disconnecting, disconnected.")]
    [InlineData("POST", "/emulator/calls/c/tones", """{"rawId":"4:+14255550123","tones":["1","x"]}""", "The value 'x' of tones is not a tone. Allowed tones: zero, one, two, three, four, five, six, seven, eight, nine, a, b, c, d, pound, asterisk, hash, star, and the keys 0 to 9, A to D, # and *.")]
    [InlineData("POST", "/emulator/calls/c/tones", """{"rawId":"4:+14255550123","tones":true}""", "The tones true is not a string or an array of tones.")]
    public async Task Every_request_explains_its_input(string verb, string path, string? body, string message)
    {
        AddCall();

        AdministrationResponse response = await SendAsync(verb, path, body);

        Assert.Equal((400, message), (response.Status, response.Message));
    }

    [Theory]
    [InlineData("stopContinuousDtmfRecognition", "stopContinuousDtmfRecognition")]
    [InlineData("STOP", "stopContinuousDtmfRecognition")]
    [InlineData("stop-acsdtmfrecognition", "stopContinuousDtmfRecognition")]
    [InlineData("start", "startContinuousDtmfRecognition")]
    [InlineData("Send-AcsDtmfTone", "sendDtmfTones")]
    [InlineData("cancel", "cancelAllMediaOperations")]
    [InlineData("Stop-AcsCallMedia", "cancelAllMediaOperations")]
    [InlineData("get", "getCall")]
    [InlineData("list", "listParticipants")]
    [InlineData("hangup", "hangUpCall")]
    [InlineData("mute", "muteParticipants")]
    [InlineData("play", "play")]
    public async Task An_operation_has_a_name_a_verb_and_a_cmdlet(string spelling, string operation)
    {
        AdministrationResponse response = await SendAsync("POST", "/emulator/faults", $$"""{"OPERATION":"{{spelling}}","Kind":"HTML"}""");

        Assert.Equal(200, response.Status);
        FaultRule rule = Assert.Single(Service.State.Faults.Rules);
        Assert.Equal((operation, FaultKind.Html), (rule.Operation, rule.Kind));
    }

    [Fact]
    public async Task A_null_field_has_its_default()
    {
        await SendAsync("POST", "/emulator/faults", """{"kind":null,"probability":null,"count":null}""");

        Assert.Equal(new FaultRule(), Assert.Single(Service.State.Faults.Rules));
    }

    [Fact]
    public async Task A_message_quotes_the_start_of_a_long_value()
    {
        AdministrationResponse response = await SendAsync("POST", "/emulator/faults", $$"""{"kind":"{{new string('x', 100)}}"}""");

        Assert.StartsWith($"The kind '{new string('x', 60)}…' is unknown.", response.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_web_page_is_rejected()
    {
        AdministrationResponse response = await SendAsync("POST", "/emulator/latency", """{"latencyMs":5}""", contentType: "text/plain");

        Assert.Equal(415, response.Status);
        Assert.Equal(TimeSpan.Zero, Service.State.Latency);
    }

    [Theory]
    [InlineData("GET", "/emulator/calls/x", "The call 'x' does not exist.")]
    [InlineData("DELETE", "/emulator/calls/x", "The call 'x' does not exist.")]
    [InlineData("DELETE", "/emulator/calls/c/participants/8:orgid:x", "The call 'c' has no participant '8:orgid:x'.")]
    public async Task A_missing_resource_is_named(string verb, string path, string message)
    {
        AddCall();

        AdministrationResponse response = await SendAsync(verb, path);

        Assert.Equal((404, "NotFound", message), (response.Status, response.ErrorCode, response.Message));
    }

    [Fact]
    public async Task An_unknown_path_lists_the_paths()
    {
        IEnumerable<string> paths = (await GetOpenApiAsync())["paths"]!.AsObject().Select(path => path.Key);

        AdministrationResponse response = await SendAsync("GET", "/emulator/fault");

        Assert.Equal(404, response.Status);
        Assert.Equal($"The path '/emulator/fault' does not exist. Existing paths: {string.Join(", ", paths)}.", response.Message);
    }
}
