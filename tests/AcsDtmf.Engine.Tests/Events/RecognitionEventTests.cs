using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Engine.Events;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Tests the events that the emulator emits from the start of recognition to the stop.</summary>
public sealed class RecognitionEventTests : ListenerTest
{
    private const string CallId = "c";
    private const string RawId = "4:+14255550123";

    [Theory]
    [InlineData("\"1\"", "one")]
    [InlineData("\"12#\"", "one,two,pound")]
    [InlineData("[\"1\", \"#\", \"*\"]", "one,pound,asterisk")]
    [InlineData("[\"Pound\", \"STAR\", \"hash\", \"D\"]", "pound,asterisk,pound,d")]
    [InlineData("[\"one, two;3\"]", "one,two,three")]
    [InlineData("[4, 56]", "four,five,six")]
    public async Task Events_report_the_tones_and_the_result_of_each_action(string tones, string expected)
    {
        CallEventListener listener = Listen();
        var call = new Call(CallId, [new Participant(RawId)]) { CallbackUri = new Uri(listener.Prefix) };
        Service.State.Calls.Add(call);
        ICallingClient client = Connect();

        await RunAsync(client, DtmfRecognitionOperation.Start, throttleLimit: 1, [RowFor(call)]);
        Assert.Equal(HttpStatusCode.OK, await PressAsync(tones));
        await StopAsync(client, RowFor(call));

        string[] names = expected.Split(',');
        await Patience.UntilAsync(() => Received.Events.Count == names.Length + 1);
        Assert.Equal(names, Received.Events.OfType<ContinuousDtmfRecognitionToneReceived>().Select(tone => tone.Tone));
        Assert.IsType<ContinuousDtmfRecognitionStopped>(Received.Events[^1]);
        Assert.All(Received.Events, received => Assert.Equal((200, 0), (received.ResultInformation?.Code, received.ResultInformation?.SubCode)));
        Assert.All(Received.Events, received => Assert.NotEmpty(received.ResultInformation!.Message!));
    }

    private Task<HttpStatusCode> PressAsync(string tones) =>
        PostAsync($"{Service.Endpoint}emulator/calls/{CallId}/tones", $$"""{"rawId":"{{RawId}}","tones":{{tones}}}""");
}
