using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests a proxy that rejects the password. The proxy applies to the whole process, so these tests run alone.</summary>
[Collection(EnvironmentVariables.Collection)]
public sealed class ProxyTests : ServiceTest
{
    private readonly LoopbackServer _proxy = LoopbackServer.Answering(
        "HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Basic realm=\"proxy\"\nContent-Length: 0",
        []);

    private readonly IWebProxy _before = HttpClient.DefaultProxy;

    private readonly CollectingSink _sink = new() { WantsDebug = true };

    protected override void CleanUp()
    {
        HttpClient.DefaultProxy = _before;
        _proxy.Dispose();
    }

    [Fact]
    public async Task The_password_of_a_proxy_never_appears_in_output()
    {
        await StopAsync(rows: 1);

        CallingException error = _sink.OnlyReport.Error!;
        string shown = string.Join("\n", [.. _sink.Debug, .. _sink.Messages, _sink.OnlyReport.Result.ErrorMessage, error, error.RecommendedAction]);
        Assert.Contains("407", error.Message, StringComparison.Ordinal);
        Assert.Contains($"http://***@{_proxy.Endpoint.Authority}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_per_row()
    {
        await StopAsync(rows: 2);

        Assert.All(_sink.Reports, report =>
        {
            Assert.Equal((CallingErrorCode.ConnectionFailed, 1), (report.Result.ErrorCode, report.Result.Attempts));
            Assert.Contains("The proxy rejected the credentials", report.Result.ErrorMessage, StringComparison.Ordinal);
            Assert.Contains("HTTPS_PROXY", report.Error!.RecommendedAction, StringComparison.Ordinal);
        });

        // The framework sends the request without the password first, and then once with it.
        Assert.InRange(_proxy.Targets.Count, 2, 4);
    }

    [Fact]
    public async Task A_request_for_the_token_of_a_managed_identity_does_not_go_through_the_proxy()
    {
        HttpClient.DefaultProxy = new WebProxy(_proxy.Endpoint);
        using var client = new HttpClient(Transport.CreateForIdentity());

        using HttpResponseMessage answer = await client.GetAsync(Service.Endpoint, TestContext.Current.CancellationToken);

        Assert.NotEqual(HttpStatusCode.ProxyAuthenticationRequired, answer.StatusCode);
        Assert.Empty(_proxy.Targets);
    }

    private Task StopAsync(int rows)
    {
        var address = new UriBuilder(_proxy.Endpoint) { UserName = "user", Password = "planted" };
        HttpClient.DefaultProxy = new WebProxy(address.Uri) { Credentials = new NetworkCredential("user", "planted") };
        ICallingClient client = Connect(QuickOptions(new Uri("https://contoso.communication.azure.com/")), AccessTokenCredential.FromText("token"));
        return client.RecognizeAsync(DtmfRecognitionOperation.Stop, new BatchOptions(), _sink, CancellationToken.None, [.. SeedRows(rows)]);
    }
}
