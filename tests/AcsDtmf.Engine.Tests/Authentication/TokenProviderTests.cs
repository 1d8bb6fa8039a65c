using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>
/// Tests that the user's code provides tokens on the user's thread, before the last token expires, and no more often than needed.
/// </summary>
public sealed class TokenProviderTests : ServiceTest
{
    private readonly List<string> _provided = [];

    [Fact]
    public async Task Obtaining_a_token_runs_the_provider_on_the_calling_thread_and_sends_nothing()
    {
        int providersThread = 0;
        ICallingClient client = ConnectWith(() =>
        {
            providersThread = Environment.CurrentManagedThreadId;
            return Token(TimeSpan.FromHours(1));
        });
        Assert.Null(client.TokenExpiresOn);

        int callersThread = 0;
        await OwnThread.RunAsync(() =>
        {
            callersThread = Environment.CurrentManagedThreadId;
            client.ObtainToken(new CollectingSink(), CancellationToken.None);
        });

        Assert.Equal(callersThread, providersThread);
        Assert.InRange(client.TokenExpiresOn!.Value, DateTimeOffset.UtcNow.AddMinutes(59), DateTimeOffset.UtcNow.AddMinutes(61));
        Assert.Empty(Requests);
    }

    [Fact]
    public async Task One_token_serves_all_runs_until_it_expires()
    {
        ICallingClient client = ConnectWith(() => Token(TimeSpan.FromHours(1)));

        await StopAsync(client, SeedRows(20));
        await StopAsync(client, SeedRows(20));

        Assert.Single(_provided);
        Assert.Equal(40, Requests.Count);
        Assert.All(Requests, request => Assert.Equal("Bearer " + _provided[0], request.Headers["Authorization"]));
    }

    [Fact]
    public async Task The_provider_runs_on_the_thread_of_the_batch()
    {
        var threads = new List<int>();
        ICallingClient client = ConnectWith(() =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return Token(TimeSpan.FromHours(1));
        });

        CollectingSink sink = await StopAsync(client, SeedRows(5));

        Assert.Equal(sink.Threads, threads);
    }

    [Fact]
    public async Task A_token_is_replaced_before_it_expires()
    {
        ICallingClient client = ConnectWith(
            () => BearerToken.FromText(Issue(TimeSpan.FromHours(1)), DateTimeOffset.UtcNow.AddSeconds(_provided.Count == 1 ? 2 : 3600)));
        await ObtainAsync(client);
        DateTimeOffset expiresOn = client.TokenExpiresOn!.Value;

        // The margin is a tenth of the lifetime, so the token is due for renewal but has not expired.
        await Patience.UntilAsync(() => DateTimeOffset.UtcNow > expiresOn.AddSeconds(-0.1));

        Report report = await StopOneAsync(client);

        Assert.Equal((RowStatus.Succeeded, 1), (report.Result.Status, report.Result.Attempts));
        Assert.Equal(2, _provided.Count);
        Assert.Equal("Bearer " + _provided[1], Assert.Single(Requests).Headers["Authorization"]);
        Assert.True(client.TokenExpiresOn > expiresOn);
    }

    [Fact]
    public async Task The_expiry_that_the_provider_states_overrides_that_of_the_token()
    {
        DateTimeOffset named = DateTimeOffset.UtcNow.AddMinutes(7);
        ICallingClient client = ConnectWith(() => BearerToken.FromText(Issue(TimeSpan.FromHours(1)), named));

        await ObtainAsync(client);

        Assert.Equal(named, client.TokenExpiresOn);
    }

    [Fact]
    public async Task A_token_that_has_expired_by_this_machines_clock_is_still_sent()
    {
        Service.State.Clock.Skew = TimeSpan.FromHours(-1);
        ICallingClient client = ConnectWith(() => Token(TimeSpan.FromMinutes(30)));

        CollectingSink sink = await StopAsync(client, SeedRows(5));

        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
        Assert.Single(_provided);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_no_row_is_lost()
    {
        ICallingClient client = ConnectWith(() => Opaque(_provided.Count == 0 ? TimeSpan.FromMinutes(-1) : TimeSpan.FromHours(1)));
        var rows = SeedRows(50);

        CollectingSink sink = await StopAsync(client, rows);

        Assert.Equal(rows, sink.Reports.Select(report => report.Request));
        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
        Assert.Equal(2, _provided.Count);
        int refused = Requests.Count(request => request.Status == 401);
        Assert.InRange(refused, 1, 16);
        Assert.Equal(50 + refused, Requests.Count);
        Assert.Equal(50 + refused, sink.Results.Sum(result => result.Attempts));
        Assert.All(Service.State.Calls.All, call => Assert.Equal(1, call.Participants[0].Stops));
    }

    [Fact]
    public async Task A_token_that_is_refused_again_ends_the_run()
    {
        ICallingClient client = ConnectWith(() => Token(TimeSpan.FromMinutes(-1)));

        var error = await Assert.ThrowsAsync<CallingException>(() => StopOneAsync(client));

        Assert.Equal((CallingErrorKind.Credential, "7501", 401, 2), (error.Kind, error.ErrorCode, error.StatusCode, error.Attempts));
        Assert.Contains("expired on", error.Message, StringComparison.Ordinal);
        Assert.Contains("token provider", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(2, _provided.Count);
        Assert.Equal([401, 401], Requests.Select(request => request.Status));
        Assert.All(_provided, token => Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_fails_ends_the_run_with_its_own_error_and_nothing_is_sent()
    {
        var failure = new CallingException(CallingErrorKind.Credential, CallingErrorCode.TokenProviderFailed, "The vault is sealed.");
        ICallingClient client = ConnectWith(() => throw failure);
        var sink = new CollectingSink();

        var error = await Assert.ThrowsAsync<CallingException>(() => StopAsync(client, sink, SeedRows(3)));

        Assert.Same(failure, error);
        Assert.Equal(CallingErrorCode.TokenProviderFailed, sink.Results.First().ErrorCode);
        Assert.All(sink.Results, result => Assert.Equal((RowStatus.Failed, 0), (result.Status, result.Attempts)));
        Assert.Empty(Requests);
    }

    [Fact]
    public async Task A_provider_that_failed_is_called_again_in_the_next_run()
    {
        int calls = 0;
        ICallingClient client = ConnectWith(() => ++calls == 1
            ? throw new CallingException(CallingErrorKind.Credential, CallingErrorCode.TokenProviderFailed, "The vault is sealed.")
            : Token(TimeSpan.FromHours(1)));
        await Assert.ThrowsAsync<CallingException>(() => ObtainAsync(client));

        Report report = await StopOneAsync(client);

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_provider_that_the_user_stops_ends_the_run()
    {
        ICallingClient client = ConnectWith(() => throw new OperationCanceledException());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StopOneAsync(client));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ObtainAsync(client));

        Assert.Empty(Requests);
    }

    [Fact]
    public async Task An_unexpected_exception_of_the_provider_is_rethrown()
    {
        var fault = new InvalidOperationException("a fault");
        ICallingClient client = ConnectWith(() => throw fault);

        Assert.Same(fault, await Assert.ThrowsAsync<InvalidOperationException>(() => StopOneAsync(client)));
    }

    [Fact]
    public async Task A_provider_cannot_use_the_session_that_waits_for_its_token()
    {
        ICallingClient client = null!;
        client = ConnectWith(() =>
        {
            client.ObtainToken(new CollectingSink(), CancellationToken.None);
            return Token(TimeSpan.FromHours(1));
        });

        var error = await Assert.ThrowsAsync<CallingException>(() => ObtainAsync(client));

        Assert.Equal((CallingErrorKind.Credential, CallingErrorCode.TokenProviderFailed), (error.Kind, error.ErrorCode));
        Assert.NotEmpty(error.RecommendedAction);
        Assert.Empty(_provided);
    }

    [Fact]
    public async Task Batches_that_need_a_token_at_the_same_time_share_one()
    {
        ICallingClient client = ConnectWith(() =>
        {
            Thread.Sleep(100);
            return Token(TimeSpan.FromHours(1));
        });
        var rows = SeedRows(4);

        CollectingSink[] sinks = await Task.WhenAll(rows.Select(row => StopAsync(client, row)));

        Assert.All(sinks, sink => Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status));
        Assert.Single(_provided);
    }

    [Fact]
    public async Task A_batch_whose_thread_is_busy_gets_its_token_from_another_batch()
    {
        ICallingClient client = ConnectWith(() => Token(TimeSpan.FromHours(1)));
        await ObtainAsync(client);
        var rows = SeedRows(2);
        Service.State.Faults.Add(new FaultRule { Status = 401, CallConnectionId = rows[0].CallConnectionId, Count = 1, Latency = TimeSpan.FromMilliseconds(300) });
        Service.State.Faults.Add(new FaultRule { Status = 401, CallConnectionId = rows[1].CallConnectionId, Count = 1 });
        using var isReleased = new ManualResetEventSlim();
        var busySink = new CollectingSink();

        Task busy = StopAsync(client, busySink, OneRowAndThenNoTime());
        await Patience.UntilAsync(() => Requests.Count == 1);
        Report other = (await StopAsync(client, rows[1])).OnlyReport;
        isReleased.Set();
        await busy;

        Assert.Equal((RowStatus.Succeeded, 2), (other.Result.Status, other.Result.Attempts));
        Assert.Equal((RowStatus.Succeeded, 2), (busySink.OnlyReport.Result.Status, busySink.OnlyReport.Result.Attempts));
        Assert.Equal(2, _provided.Count);

        // The thread that runs the batch is busy with its input while the row is refused.
        IEnumerable<DtmfRecognitionRequest> OneRowAndThenNoTime()
        {
            yield return rows[0];
            isReleased.Wait(TimeSpan.FromSeconds(60));
        }
    }

    [Fact]
    public async Task A_batch_that_waits_for_the_provider_of_another_can_be_cancelled()
    {
        using var isReleased = new ManualResetEventSlim();
        using var isProviding = new ManualResetEventSlim();
        ICallingClient client = ConnectWith(() =>
        {
            isProviding.Set();
            isReleased.Wait(TimeSpan.FromSeconds(60));
            return Token(TimeSpan.FromHours(1));
        });
        using var cancellation = new CancellationTokenSource();

        Task first = ObtainAsync(client);
        await Patience.UntilAsync(() => isProviding.IsSet);
        Task second = ObtainAsync(client, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(first.IsCompleted);
        isReleased.Set();
        await first;
        Assert.Single(_provided);
    }

    [Fact]
    public async Task Closing_the_client_while_a_token_is_provided_prevents_its_use()
    {
        ICallingClient client = null!;
        client = ConnectWith(() =>
        {
            BearerToken token = Token(TimeSpan.FromHours(1));
            client.Dispose();
            return token;
        });

        var error = await Assert.ThrowsAsync<CallingException>(() => StopOneAsync(client));

        Assert.Equal(CallingErrorCode.SessionClosed, error.ErrorCode);
        Assert.Empty(Requests);
    }

    [Fact]
    public async Task A_closed_client_does_not_call_its_provider()
    {
        ICallingClient client = ConnectWith(() => Token(TimeSpan.FromHours(1)));
        client.Dispose();

        var error = await Assert.ThrowsAsync<CallingException>(() => ObtainAsync(client));

        Assert.Equal((CallingErrorKind.Credential, CallingErrorCode.SessionClosed), (error.Kind, error.ErrorCode));
        Assert.Empty(_provided);
    }

    [Fact]
    public async Task A_run_succeeds_with_tokens_of_very_short_lifetime()
    {
        // The service accepts the tokens for longer than the provider states, so that no row fails on a slow machine.
        Service.State.Latency = TimeSpan.FromMilliseconds(10);
        ICallingClient client = ConnectWith(() => BearerToken.FromText(Issue(TimeSpan.FromHours(1)), DateTimeOffset.UtcNow.AddMilliseconds(150)));
        var rows = SeedRows(100);

        CollectingSink sink = await RunAsync(client, DtmfRecognitionOperation.Stop, throttleLimit: 2, rows);

        Assert.Equal(rows, sink.Reports.Select(report => report.Request));
        Assert.All(sink.Results, result => Assert.Equal((RowStatus.Succeeded, 1), (result.Status, result.Attempts)));
        Assert.InRange(_provided.Count, 3, 100);
        Assert.InRange(Requests.Select(request => request.Headers["Authorization"]).Distinct().Count(), 3, _provided.Count);
    }

    private static Task StopAsync(ICallingClient client, CollectingSink sink, IEnumerable<DtmfRecognitionRequest> rows) =>
        client.RecognizeAsync(DtmfRecognitionOperation.Stop, new BatchOptions(), sink, CancellationToken.None, rows);

    private static Task ObtainAsync(ICallingClient client, CancellationToken cancellationToken = default) =>
        OwnThread.RunAsync(() => client.ObtainToken(new CollectingSink(), cancellationToken));

    private ICallingClient ConnectWith(Func<BearerToken> provider) => Connect(QuickOptions(Service.Endpoint), new TokenProviderCredential(provider));

    /// <summary>Returns a token that states its expiry.</summary>
    private BearerToken Token(TimeSpan lifetime) => BearerToken.FromText(Issue(lifetime));

    /// <summary>Returns a token whose expiry only the service knows.</summary>
    private BearerToken Opaque(TimeSpan lifetime) => BearerToken.FromText(Issue(lifetime, TokenForm.Opaque));

    private string Issue(TimeSpan lifetime, TokenForm form = TokenForm.Jwt)
    {
        string token = Service.State.Tokens.Issue(new TokenRequest { Lifetime = lifetime, Form = form }).Token;
        _provided.Add(token);
        return token;
    }
}
