using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
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

    private string _token = null!;

    /// <summary>Gets the webhook of the calls.</summary>
    protected CallbackReceiver Events { get; private set; } = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Events = await CallbackReceiver.StartAsync();
        Emulator.State.Media.PlayDuration = TimeSpan.FromMilliseconds(20);
        _token = IssueToken();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
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
    protected async Task<ServiceAnswer> SendAsync(HttpMethod verb, string path, string? body = null, Guid? requestId = null)
    {
        using var request = new HttpRequestMessage(verb, $"calling/callConnections{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api-version=2026-03-12");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (requestId is { } id)
        {
            request.Headers.Add("Repeatability-Request-ID", id.ToString());
            request.Headers.Add("Repeatability-First-Sent", DateTimeOffset.UtcNow.ToString("r"));
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Client.SendAsync(request);
        string? result = response.Headers.TryGetValues("Repeatability-Result", out var values) ? values.Single() : null;
        string text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, result);
    }

    /// <summary>Asserts that a request succeeded.</summary>
    protected static void AssertStatus(int expected, ServiceAnswer answer) => Assert.Equal((expected, answer.Text), (answer.Status, answer.Text));
}
