using System;
using System.Globalization;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests that a credential is sent only to the endpoint, even if the endpoint redirects the request.</summary>
public sealed class RedirectTests : ServiceTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_not_retried(int status)
    {
        using LoopbackServer elsewhere = LoopbackServer.Answering("HTTP/1.1 200 OK\nContent-Length: 0", []);
        string head = $"HTTP/1.1 {status} Elsewhere\nLocation: {elsewhere.Endpoint}\nContent-Length: 0\nConnection: close";
        using LoopbackServer server = LoopbackServer.Answering(head, []);

        CollectingSink sink = await StopAsync(
            Connect(QuickOptions(server.Endpoint), AccessTokenCredential.FromText("token")),
            SeedRows(2));

        Assert.Empty(elsewhere.Targets);
        Assert.Equal(2, server.Targets.Count);
        Assert.All(sink.Reports, report =>
        {
            Assert.Equal(RowStatus.Failed, report.Result.Status);
            Assert.Equal(status, report.Result.StatusCode);
            Assert.Equal("Http" + status.ToString(CultureInfo.InvariantCulture), report.Result.ErrorCode);
            Assert.Equal(1, report.Result.Attempts);
            Assert.Contains("redirect", report.Error?.RecommendedAction, StringComparison.Ordinal);
        });
    }
}
