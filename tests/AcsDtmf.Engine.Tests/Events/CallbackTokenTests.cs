using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Engine.Events;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>With an audience, a callback is believed only with a good token of the service.</summary>
public sealed class CallbackTokenTests : ListenerTest
{
    [Fact]
    public async Task A_token_of_the_service_for_the_audience_is_good()
    {
        CallEventListener listener = Listen(Tokens.Audience);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, Payload.Stopped("1"), Tokens.Issue(new CallbackTokenRequest())));

        await Patience.UntilAsync(() => Received.Events.Count == 1);
    }

    [Fact]
    public Task A_token_for_another_audience_is_refused() =>
        IsRefusedAsync("another audience", new CallbackTokenRequest { Audience = Guid.NewGuid().ToString() });

    [Fact]
    public Task A_token_of_another_issuer_is_refused() =>
        IsRefusedAsync("another issuer", new CallbackTokenRequest { Issuer = "https://contoso.example" });

    [Fact]
    public Task A_token_that_has_expired_is_refused() =>
        IsRefusedAsync("expired", new CallbackTokenRequest { Lifetime = TimeSpan.FromMinutes(-1) });

    [Fact]
    public Task A_token_that_another_key_has_signed_is_refused() =>
        IsRefusedAsync("not signed with a published key", new CallbackTokenRequest { WrongKey = true });

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        string[] parts = Tokens.Issue(new CallbackTokenRequest()).Split('.');
        string payload = Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].Replace('-', '+').Replace('_', '/') + new string('=', (4 - (parts[1].Length % 4)) % 4)));
        string changed = Convert.ToBase64String(Encoding.UTF8.GetBytes(payload.Replace("\"jti\":\"", "\"jti\":\"0", StringComparison.Ordinal))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        await IsRefusedAsync("not signed with a published key", $"{parts[0]}.{changed}.{parts[2]}");
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        string[] parts = Tokens.Issue(new CallbackTokenRequest()).Split('.');
        string none = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"alg\":\"none\",\"typ\":\"JWT\"}")).TrimEnd('=');

        await IsRefusedAsync("its token was", $"{none}.{parts[1]}.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    public Task What_is_no_token_is_refused(string token) => IsRefusedAsync(string.Empty, token);

    [Fact]
    public async Task A_callback_without_a_token_is_refused()
    {
        CallEventListener listener = Listen(Tokens.Audience);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(listener.Prefix, Payload.Stopped("1")));
        using var content = new StringContent(Payload.Stopped("1"));
        var basic = new AuthenticationHeaderValue("Basic", Tokens.Issue(new CallbackTokenRequest()));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(listener.Prefix, HttpMethod.Post, content, basic));

        Assert.Equal(" The listener refused 2 callbacks, the last one because it carried no token.", listener.Losses.ToString());
        Assert.Empty(Received.Events);
    }

    [Fact]
    public async Task Without_an_audience_tokens_are_not_looked_at()
    {
        CallEventListener listener = Listen();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, Payload.Stopped("1"), "x"));
    }

    [Fact]
    public void Keys_that_cannot_be_had_keep_the_listener_from_starting_and_its_address_free()
    {
        var options = new CallEventListenerOptions(FreePrefix())
        {
            Audience = Tokens.Audience,
            OpenIdConfigurationUri = new Uri(Service.Endpoint, "nothing-here"),
        };

        CallingException error = Assert.Throws<CallingException>(() => CallEventListener.Start(options, Received.Take, TimeProvider.System, default));

        Assert.Equal(CallingErrorCode.OpenIdConfigurationUnavailable, error.ErrorCode);
        Assert.Contains(options.OpenIdConfigurationUri.AbsoluteUri, error.Message, StringComparison.Ordinal);
        using var listener = CallEventListener.Start(new CallEventListenerOptions(options.Prefix), Received.Take, TimeProvider.System, default);
    }

    [Fact]
    public void Keys_are_fetched_over_https_only_unless_they_are_on_this_machine()
    {
        var options = new CallEventListenerOptions(FreePrefix())
        {
            Audience = Tokens.Audience,
            OpenIdConfigurationUri = new Uri("http://contoso.example/openid"),
        };

        CallingException error = Assert.Throws<CallingException>(() => CallEventListener.Start(options, Received.Take, TimeProvider.System, default));

        Assert.Equal(CallingErrorCode.OpenIdConfigurationUnavailable, error.ErrorCode);
    }

    [Fact]
    public async Task Waiting_for_keys_ends_when_it_is_cancelled()
    {
        using LoopbackServer silent = LoopbackServer.FallingSilentAfter("HTTP/1.1 200 OK\nContent-Length: 100");
        using var cancellation = new CancellationTokenSource();
        var options = new CallEventListenerOptions(FreePrefix()) { Audience = Tokens.Audience, OpenIdConfigurationUri = silent.Endpoint };

        Task starting = OwnThread.RunAsync(() => CallEventListener.Start(options, Received.Take, TimeProvider.System, cancellation.Token).Dispose());
        await Patience.UntilAsync(() => silent.Targets.Count > 0);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    private Task IsRefusedAsync(string why, CallbackTokenRequest request) => IsRefusedAsync(why, Tokens.Issue(request));

    private async Task IsRefusedAsync(string why, string token)
    {
        CallEventListener listener = Listen(Tokens.Audience);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(listener.Prefix, Payload.Stopped("1"), token));

        Assert.Contains(why, listener.Losses.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(token.Length > 10 ? token : "\0", listener.Losses.ToString(), StringComparison.Ordinal);
        Assert.Empty(Received.Events);
    }
}
