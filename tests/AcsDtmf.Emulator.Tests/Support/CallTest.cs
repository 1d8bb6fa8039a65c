using System;
using System.Net.Http;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>A test that sends requests to the emulated service and receives its events.</summary>
public abstract class CallTest : EmulatorTest
{
    /// <summary>The id of the call that <see cref="AddCall"/> adds.</summary>
    protected const string CallId = "call";

    /// <summary>A participant with a phone number.</summary>
    protected const string Phone = "4:+14255550123";

    /// <summary>A participant who is a Communication Services user.</summary>
    protected const string User = "8:acs:resource_user";

    private ServiceClient _service = null!;

    /// <summary>Gets the webhook of the calls.</summary>
    protected CallbackReceiver Events { get; private set; } = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Events = await CallbackReceiver.StartAsync();
        Emulator.State.Media.PlayDuration = TimeSpan.FromMilliseconds(20);
        _service = new ServiceClient(Emulator);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _service.Dispose();
        await base.DisposeAsync();
        await Events.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds a connected call with a phone number and a user.</summary>
    protected Call AddCall()
    {
        var call = new Call(CallId, [new Participant(Phone), new Participant(User)]) { CallbackUri = Events.Address };
        Emulator.State.Calls.Add(call);
        return call;
    }

    /// <summary>Sets how every participant responds to invitations.</summary>
    protected void Respond(InvitationResponse response) =>
        Emulator.State.Invitations.Set(new InvitationRule { Response = response, RingTime = TimeSpan.FromMilliseconds(20) });

    /// <summary>Simulates tones that the participant with the phone number presses.</summary>
    protected int Press(Call call, params string[] tones) =>
        Emulator.State.Simulator.PressTones(call, call.FindParticipant(Phone)!, tones);

    /// <summary>Posts to a path of the call, such as <c>:play</c>.</summary>
    protected Task<ServiceAnswer> PostAsync(string action, string? body, Guid? requestId = null) =>
        SendAsync(HttpMethod.Post, $"/{CallId}{action}", body, requestId);

    /// <summary>Sends a request to a path below that of the calls.</summary>
    protected Task<ServiceAnswer> SendAsync(HttpMethod verb, string path, string? body = null, Guid? requestId = null) =>
        _service.SendAsync(verb, path, body, requestId);

    /// <summary>Asserts that a request succeeded.</summary>
    protected static void AssertStatus(int expected, ServiceAnswer answer) => Assert.Equal((expected, answer.Text), (answer.Status, answer.Text));
}
