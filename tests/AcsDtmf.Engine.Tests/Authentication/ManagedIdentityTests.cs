using System;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>Tests the tokens that the two endpoints of the platform provide.</summary>
public sealed class ManagedIdentityTests : ManagedIdentityTest
{
    private const string Resource = "resource=https%3A%2F%2Fcommunication.azure.com%2F";

    [Fact]
    public async Task App_Service_provides_a_token_that_the_service_accepts()
    {
        UseAppService();

        ICallingClient client = await ObtainAsync();
        Report report = await StopOneAsync(client);

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.InRange(client.TokenExpiresOn!.Value, DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(25));
        var request = Assert.Single(IdentityRequests);
        Assert.Equal("/msi/token?api-version=2019-08-01&" + Resource, request.RawTarget);
        Assert.Equal((Key, "true"), (request.Headers["X-IDENTITY-HEADER"], request.Headers["Metadata"]));
        Assert.DoesNotContain(Key, string.Concat(Requests.Except(IdentityRequests).SelectMany(other => other.Headers.Values)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_virtual_machine_provides_a_token_that_the_service_accepts()
    {
        UseVirtualMachine();

        ICallingClient client = await ObtainAsync();
        Report report = await StopOneAsync(client);

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.InRange(client.TokenExpiresOn!.Value, DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(25));
        var request = Assert.Single(IdentityRequests);
        Assert.Equal("/metadata/identity/oauth2/token?api-version=2018-02-01&" + Resource, request.RawTarget);
        Assert.Equal("true", request.Headers["Metadata"]);
        Assert.DoesNotContain("X-IDENTITY-HEADER", request.Headers.Keys);
    }

    [Theory]
    [InlineData(null, Key)]
    [InlineData("http://127.0.0.1:9/msi/token", null)]
    [InlineData("", Key)]
    [InlineData("http://127.0.0.1:9/msi/token", "")]
    public async Task One_of_the_two_variables_of_App_Service_alone_means_a_virtual_machine(string? endpoint, string? key)
    {
        UseVirtualMachine();
        Environment[EndpointVariable] = endpoint;
        Environment[HeaderVariable] = key;

        await ObtainAsync();

        Assert.StartsWith("/metadata/", Assert.Single(IdentityRequests).RawTarget, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11111111-2222-3333-4444-555555555555", "11111111-2222-3333-4444-555555555555")]
    [InlineData("x&resource=https://vault.azure.net#", "x%26resource%3Dhttps%3A%2F%2Fvault.azure.net%23")]
    public async Task A_user_assigned_identity_is_named_by_its_client_id(string clientId, string sent)
    {
        UseAppService();

        await ObtainAsync(clientId);

        Assert.Equal($"/msi/token?api-version=2019-08-01&{Resource}&client_id={sent}", Assert.Single(IdentityRequests).RawTarget);
    }

    [Theory]
    [InlineData("?site=1", "/msi/token?site=1&api-version=2019-08-01&")]
    [InlineData("?", "/msi/token?api-version=2019-08-01&")]
    public async Task The_query_of_the_endpoint_is_kept(string query, string target)
    {
        UseAppService($"{Service.Endpoint}msi/token{query}");

        await ObtainAsync();

        Assert.Equal(target + Resource, Assert.Single(IdentityRequests).RawTarget);
    }

    [Fact]
    public async Task The_endpoint_and_its_key_are_looked_up_for_each_token()
    {
        UseAppService();
        Service.State.ManagedIdentity.Settings = new ManagedIdentitySettings { TokenLifetime = TimeSpan.FromSeconds(-60), Form = TokenForm.Opaque };
        ICallingClient client = await ObtainAsync();
        Environment[HeaderVariable] = "changed";
        Service.State.ManagedIdentity.Settings = new ManagedIdentitySettings { IdentityHeader = "changed" };

        Report report = await StopOneAsync(client);

        Assert.Equal((RowStatus.Succeeded, 2), (report.Result.Status, report.Result.Attempts));
        Assert.Equal([Key, "changed"], IdentityRequests.Select(request => request.Headers["X-IDENTITY-HEADER"]));
    }

    [Fact]
    public async Task Rows_that_need_a_token_at_the_same_time_share_one()
    {
        UseAppService();
        Service.State.Faults.Add(new FaultRule { Operation = "appServiceToken", Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(100) });

        CollectingSink sink = await StopAsync(ConnectWithIdentity(), SeedRows(30));

        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
        Assert.Single(IdentityRequests);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_ends_the_run_with_advice_about_the_clock()
    {
        UseAppService();
        Service.State.ManagedIdentity.Settings = new ManagedIdentitySettings { TokenLifetime = TimeSpan.FromMinutes(-1) };

        var error = await Assert.ThrowsAsync<CallingException>(() => StopOneAsync(ConnectWithIdentity()));

        Assert.Equal((CallingErrorKind.Credential, "7501"), (error.Kind, error.ErrorCode));
        Assert.Contains("expired on", error.Message, StringComparison.Ordinal);
        Assert.Contains("clock", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(2, IdentityRequests.Count);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_ends_the_run_and_nothing_is_sent()
    {
        UseAppService(key: "another-identity-header");

        var error = await Assert.ThrowsAsync<CallingException>(() => StopOneAsync(ConnectWithIdentity()));

        Assert.Equal(CallingErrorCode.ManagedIdentityFailed, error.ErrorCode);
        Assert.Equal(Requests, IdentityRequests);
    }

    [Fact]
    public async Task Debug_output_shows_the_request_but_neither_the_key_nor_the_token()
    {
        UseAppService();
        var sink = new CollectingSink { WantsDebug = true };

        await OwnThread.RunAsync(() => ConnectWithIdentity().ObtainToken(sink, default));

        string shown = Assert.Single(sink.Debug);
        Assert.Contains($"GET {Service.Endpoint}msi/token", shown, StringComparison.Ordinal);
        Assert.Contains("200", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://contoso.example/msi/token")]
    [InlineData("https://contoso.example/msi/token")]
    [InlineData("http://10.0.0.1/msi/token")]
    [InlineData("http://169.253.255.255/msi/token")]
    [InlineData("http://168.254.0.1/msi/token")]
    [InlineData("http://[2001:db8::1]/msi/token")]
    [InlineData("http://localhost.contoso.example/msi/token")]
    [InlineData("http://user@127.0.0.1/msi/token")]
    [InlineData("ftp://127.0.0.1/msi/token")]
    [InlineData("/msi/token")]
    public async Task An_endpoint_outside_this_machine_and_its_link_never_receives_the_key(string endpoint)
    {
        UseAppService(endpoint, "planted-identity-header");

        CallingException error = await FailureAsync();

        Assert.Contains(EndpointVariable, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://contoso.example")]
    [InlineData("nonsense")]
    public async Task A_metadata_service_on_another_machine_is_not_asked(string endpoint)
    {
        UseVirtualMachine(endpoint);

        Assert.Contains(MetadataVariable, (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schlüssel")]
    [InlineData("two\r\nX-Injected: yes")]
    public async Task A_key_that_is_not_valid_in_a_header_is_not_sent(string key)
    {
        UseAppService(key: key);

        CallingException error = await FailureAsync();

        Assert.Contains(HeaderVariable, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        using LoopbackServer elsewhere = LoopbackServer.Answering("HTTP/1.1 200 OK\nContent-Length: 0", []);
        using LoopbackServer platform = LoopbackServer.Answering($"HTTP/1.1 307 Elsewhere\nLocation: {elsewhere.Endpoint}msi/token\nContent-Length: 0", []);
        UseAppService($"{platform.Endpoint}msi/token");

        await FailureAsync();

        Assert.Single(platform.Targets);
        Assert.Empty(elsewhere.Targets);
    }

    [Fact]
    public async Task A_key_that_the_endpoint_repeats_is_masked()
    {
        using LoopbackServer platform = LoopbackServer.Answering(
            "HTTP/1.1 400 Bad Request\nConnection: close", "No identity for planted-identity-header here"u8.ToArray());
        UseAppService($"{platform.Endpoint}msi/token", "planted-identity-header");

        CallingException error = await FailureAsync();

        Assert.Contains("No identity for *** here", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }
}
