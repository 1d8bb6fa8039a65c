using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Authentication;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Faults;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>Tests which responses of the platform are retried, and how the other responses are read.</summary>
public sealed class ManagedIdentityRetryTests : ManagedIdentityTest
{
    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_transient_failure_of_App_Service_is_retried(int status)
    {
        UseAppService();
        Fail(status, "0", count: 2);

        await ObtainAsync();

        Assert.Equal([status, status, 200], IdentityRequests.Select(request => request.Status));
        Assert.Equal(
            [$"The managed identity endpoint: answered {status}; retry 1 of 5 in 0.0 s.", $"The managed identity endpoint: answered {status}; retry 2 of 5 in 0.0 s."],
            Sink.Messages);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_transient_failure_of_the_metadata_service_is_retried_also_during_its_updates(int status)
    {
        UseVirtualMachine();
        Fail(status, "0", count: 2);

        await ObtainAsync();

        Assert.Equal([status, status, 200], IdentityRequests.Select(request => request.Status));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_permanent_failure_of_App_Service_is_not_retried(int status)
    {
        UseAppService();
        Fail(status, "0");

        CallingException error = await FailureAsync();

        Assert.Contains($"{Service.Endpoint}msi/token", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{status}", error.Message, StringComparison.Ordinal);
        Assert.Single(IdentityRequests);
        Assert.Empty(Sink.Messages);
    }

    [Fact]
    public async Task The_platform_is_asked_at_most_six_times()
    {
        UseVirtualMachine();
        Fail(500, "0");

        Assert.Contains("500", (await FailureAsync()).Message, StringComparison.Ordinal);

        Assert.Equal(6, IdentityRequests.Count);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(410, 1.25)]
    public async Task The_delays_double_and_are_longer_during_an_update(int status, double factor)
    {
        UseVirtualMachine();
        Fail(status, retryAfter: null);

        await Assert.ThrowsAsync<CallingException>(() => GetTokenQuicklyAsync(TimeSpan.FromMilliseconds(1)));

        Assert.Equal(5, Sink.Messages.Count);
        string[] waits = await AnnouncedWaitsAsync(status, TimeSpan.FromMilliseconds(80));
        Assert.Equal([Wait(0.08), Wait(0.16), Wait(0.32)], waits);

        string Wait(double seconds) => FormattableString.Invariant($"in {seconds * factor:0.0} s.");
    }

    [Theory]
    [InlineData("86400")]
    [InlineData("301")]
    public async Task An_unreasonably_long_wait_is_replaced_by_the_usual_one(string retryAfter)
    {
        UseVirtualMachine();
        Fail(500, retryAfter, count: 1);

        await GetTokenQuicklyAsync(TimeSpan.FromMilliseconds(1));

        Assert.EndsWith("in 0.0 s.", Assert.Single(Sink.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_where_nothing_listens_is_tried_three_times()
    {
        string endpoint;
        using (LoopbackServer closed = LoopbackServer.Answering(string.Empty, []))
        {
            endpoint = closed.Endpoint.AbsoluteUri;
        }

        UseVirtualMachine(endpoint);

        var error = await Assert.ThrowsAsync<CallingException>(() => GetTokenQuicklyAsync(TimeSpan.FromMilliseconds(1)));

        Assert.Equal((CallingErrorKind.Credential, CallingErrorCode.ManagedIdentityFailed), (error.Kind, error.ErrorCode));
        Assert.Contains($"{endpoint}metadata/identity/oauth2/token", error.Message, StringComparison.Ordinal);
        Assert.Contains("-TokenProvider", error.RecommendedAction, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
        Assert.Equal(2, Sink.Messages.Count);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        UseVirtualMachine();
        Fail(500, "240");
        using var cancellation = new CancellationTokenSource();

        Task obtaining = ObtainAsync(cancellationToken: cancellation.Token);
        await Patience.UntilAsync(() => Sink.Messages.Count == 1);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => obtaining);
        Assert.Contains("in 240.0 s", Sink.Messages[0], StringComparison.Ordinal);
        Assert.Single(IdentityRequests);
    }

    [Theory]
    [InlineData("""{"error":"invalid_request","error_description":"Identity not found"}""", "400, invalid_request: Identity not found.")]
    [InlineData("""{"error":"invalid_request"}""", "400, invalid_request.")]
    [InlineData("""{"Message":"No identity."}""", "400: No identity..")]
    [InlineData("""{"error":{"code":"invalid_scope","message":"No such scope"}}""", "400, invalid_scope: No such scope.")]
    [InlineData("""{"error":{"code":"invalid_scope"}}""", "400, invalid_scope.")]
    [InlineData("""{"error":true}""", "400.")]
    [InlineData("[]", "400.")]
    [InlineData("Identity not found", "400: Identity not found.")]
    [InlineData("", "400.")]
    public async Task The_error_of_the_platform_is_reported(string body, string words)
    {
        UseVirtualMachine();
        Service.State.Faults.Add(new FaultRule { Status = 400, Body = body });

        Assert.EndsWith("answered " + words, (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>planted-token</html>")]
    [InlineData("""{"token":"planted-token"}""")]
    [InlineData("""{"access_token":{"value":"planted-token"}}""")]
    [InlineData("""{"access_token":"planted-token","expires_on":"41""")]
    [InlineData("""["planted-token"]""")]
    [InlineData("")]
    public async Task A_success_without_a_token_is_a_failure_that_does_not_repeat_the_body(string body)
    {
        UseVirtualMachine();
        Service.State.Faults.Add(new FaultRule { Status = 200, Body = body });

        CallingException error = await FailureAsync();

        Assert.Contains("metadata/identity/oauth2/token", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
        Assert.Single(IdentityRequests);
    }

    [Theory]
    [InlineData("\"4102444800\"", "2100-01-01T00:00:00Z")]
    [InlineData("4102444800", "2100-01-01T00:00:00Z")]
    [InlineData("\"253402300799\"", "9999-12-31T23:59:59Z")]
    [InlineData("\"253402300800\"", null)]
    [InlineData("\"-1\"", null)]
    [InlineData("\"09/14/2017 00:00:00 PM +00:00\"", null)]
    [InlineData("null", null)]
    public async Task The_expiry_is_read_if_it_is_valid(string expiresOn, string? expected)
    {
        UseVirtualMachine();
        Service.State.Faults.Add(new FaultRule { Status = 200, Body = $$"""{"access_token":"opaque","expires_on":{{expiresOn}}}""" });

        DateTimeOffset? read = (await ObtainAsync()).TokenExpiresOn;

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    private void Fail(int status, string? retryAfter, int? count = null) =>
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = retryAfter, Count = count });

    /// <summary>Requests a token with short delays, because the documented delays add up to a minute.</summary>
    private Task GetTokenQuicklyAsync(TimeSpan backOff) => OwnThread.RunAsync(() => SingleRun.Execute(
        (caller, cancellationToken) => new ManagedIdentityClient(clientId: null, TimeProvider.System, backOff).GetTokenAsync(caller, cancellationToken), Sink, TimeProvider.System, default));

    private async Task<string[]> AnnouncedWaitsAsync(int status, TimeSpan backOff)
    {
        Service.State.Faults.Clear();
        Fail(status, retryAfter: null, count: 3);
        await GetTokenQuicklyAsync(backOff);
        return [.. Sink.Messages.Skip(5).Select(message => message[message.IndexOf("in ", StringComparison.Ordinal)..])];
    }
}
