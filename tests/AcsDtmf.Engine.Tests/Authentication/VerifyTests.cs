using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>Tests the read-only request that shows whether the service accepts the credential.</summary>
public sealed class VerifyTests : ServiceTest
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task A_valid_credential_is_verified_by_one_read_of_a_nonexistent_call()
    {
        await VerifyAsync(Connect());

        Assert.Equal(
            ("GET", "/calling/callConnections/00000000-0000-0000-0000-000000000000?api-version=2026-03-12", (int?)404),
            (Requests[0].Verb, Requests[0].RawTarget, Requests[0].Status));
        Assert.Single(Requests);
        Assert.Contains(Service.Endpoint.Authority, Assert.Single(_sink.Messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "8523")]
    [InlineData(404, "8522")]
    [InlineData(405, "8520")]
    [InlineData(409, "8519")]
    [InlineData(412, "8583")]
    public async Task A_numbered_error_about_the_call_shows_that_the_credential_is_valid(int status, string code)
    {
        Answer(status, $$$"""{"error":{"code":"{{{code}}}"}}""");

        Assert.Null(await Record.ExceptionAsync(() => VerifyAsync(Connect())));
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(302, "")]
    [InlineData(400, "Bad Request")]
    [InlineData(404, "")]
    [InlineData(404, """{"error":{"code":"NotFound","message":"No such path."}}""")]
    [InlineData(404, """{"error":{"code":"-1"}}""")]
    [InlineData(410, """{"error":{"code":"8522"}}""")]
    [InlineData(499, "")]
    public async Task Any_other_response_is_not_from_Call_Automation(int status, string body)
    {
        Answer(status, body);

        CallingException error = await FailureAsync(Connect());

        Assert.Equal((CallingErrorKind.Service, CallingErrorCode.NotCallAutomation, status, 1), (error.Kind, error.ErrorCode, error.StatusCode, error.Attempts));
        Assert.Contains(Service.Endpoint.Authority, error.Message, StringComparison.Ordinal);
        Assert.Contains($"{status}", error.Message, StringComparison.Ordinal);
        Assert.Contains("-ApiVersion", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(Requests[0].ClientRequestId, error.ClientRequestId);
        Assert.Equal(body.Contains("No such path.", StringComparison.Ordinal) ? "No such path." : null, error.Error?.Message);
        Assert.Empty(_sink.Messages);
    }

    [Theory]
    [InlineData(401, "7509", CallingErrorKind.Credential)]
    [InlineData(403, "7507", CallingErrorKind.Service)]
    [InlineData(408, "8500", CallingErrorKind.Service)]
    [InlineData(429, "8516", CallingErrorKind.Service)]
    [InlineData(500, "8500", CallingErrorKind.Service)]
    public async Task An_error_that_does_not_concern_the_call_is_reported(int status, string code, CallingErrorKind kind)
    {
        Answer(status, $$$"""{"error":{"code":"{{{code}}}","message":"In the service's words."}}""");

        CallingException error = await FailureAsync(Connect(maximumRetryCount: 0));

        Assert.Equal((kind, code, status), (error.Kind, error.ErrorCode, error.StatusCode));
        Assert.Contains("In the service's words.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_another_resource_is_refused()
    {
        CallingException error = await FailureAsync(Connect(QuickOptions(Service.Endpoint), AccessKeyCredential.FromBase64("Kg==")));

        Assert.Equal((CallingErrorKind.Credential, "7509"), (error.Kind, error.ErrorCode));
        Assert.DoesNotContain("clock is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_of_an_expired_token_states_its_expiry()
    {
        IssuedToken token = Service.State.Tokens.Issue(new TokenRequest { Lifetime = TimeSpan.FromMinutes(-1) });

        CallingException error = await FailureAsync(Connect(QuickOptions(Service.Endpoint), AccessTokenCredential.FromText(token.Token)));

        Assert.Equal((CallingErrorKind.Credential, "7501"), (error.Kind, error.ErrorCode));
        Assert.Contains($"{token.ExpiresOn.UtcDateTime:u}", error.Message, StringComparison.Ordinal);
        Assert.Contains("-TokenProvider", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-3, "ahead of")]
    [InlineData(3, "behind")]
    public async Task The_error_of_a_wrong_clock_states_its_direction(int hours, string side)
    {
        Service.State.Clock.Skew = TimeSpan.FromHours(hours);

        CallingException error = await FailureAsync(Connect());

        Assert.Contains(side, error.Message, StringComparison.Ordinal);
        Assert.Contains("clock", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nothing_listens_is_a_failed_connection()
    {
        using var unused = new TcpListener(System.Net.IPAddress.Loopback, 0);
        unused.Start();
        var endpoint = new Uri($"http://{unused.LocalEndpoint}/");
        unused.Stop();

        CallingException error = await FailureAsync(Connect(QuickOptions(endpoint, maximumRetryCount: 1), AccessKeyCredential.FromBase64("Kg==")));

        Assert.Equal((CallingErrorKind.Connection, CallingErrorCode.ConnectionFailed, 2), (error.Kind, error.ErrorCode, error.Attempts));
    }

    [Fact]
    public async Task A_retry_is_announced_on_the_thread_of_the_caller()
    {
        Service.State.Faults.Add(new FaultRule { Status = 500, Count = 1 });
        ICallingClient client = Connect();
        int callersThread = 0;

        await OwnThread.RunAsync(() =>
        {
            callersThread = Environment.CurrentManagedThreadId;
            client.Verify(_sink, CancellationToken.None);
        });

        Assert.Equal(2, _sink.Messages.Count);
        Assert.Contains("retry 1 of 3", _sink.Messages[0], StringComparison.Ordinal);
        Assert.Equal([callersThread], _sink.Threads);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_and_the_request()
    {
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.Stall });
        using var cancellation = new CancellationTokenSource();

        Task verification = VerifyAsync(Connect(), cancellation.Token);
        await Patience.UntilAsync(() => Service.State.Traffic.Counters.InFlight == 1);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verification);
        await Patience.UntilAsync(() => Service.State.Traffic.Counters.InFlight == 0);
    }

    [Fact]
    public async Task A_closed_client_cannot_verify()
    {
        ICallingClient client = Connect();
        client.Dispose();

        Assert.Equal(CallingErrorCode.SessionClosed, (await FailureAsync(client)).ErrorCode);
        Assert.Empty(Requests);
    }

    private void Answer(int status, string body) => Service.State.Faults.Add(new FaultRule { Status = status, Body = body });

    private Task VerifyAsync(ICallingClient client, CancellationToken cancellationToken = default) =>
        OwnThread.RunAsync(() => client.Verify(_sink, cancellationToken));

    private Task<CallingException> FailureAsync(ICallingClient client) => Assert.ThrowsAsync<CallingException>(() => VerifyAsync(client));
}
