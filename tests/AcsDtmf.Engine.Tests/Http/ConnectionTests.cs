using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests endpoints where nothing responds.</summary>
public sealed class ConnectionTests : ServiceTest
{
    [Fact]
    public async Task A_port_where_nothing_listens_fails_the_rows_but_not_the_run()
    {
        Uri endpoint = ClosedPort();

        CollectingSink sink = await StopAsync(
            Connect(QuickOptions(endpoint, maximumRetryCount: 1), AccessKeyCredential.FromBase64("Kg==")),
            SeedRows(3));

        Assert.Equal(3, sink.Count);
        Assert.All(sink.Reports, report =>
        {
            Assert.Equal(CallingErrorCode.ConnectionFailed, report.Result.ErrorCode);
            Assert.Equal(CallingErrorKind.Connection, report.Error?.Kind);
            Assert.Equal(2, report.Result.Attempts);
            Assert.Contains(endpoint.Authority, report.Result.ErrorMessage, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_host_that_never_accepts_the_connection_fails_the_rows_but_not_the_run()
    {
        // The connection queue of this port is full and is never drained, as if a firewall dropped the packets.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        Socket[] queue = [.. Enumerable.Range(0, 8).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))];
        foreach (Socket socket in queue)
        {
            socket.Blocking = false;
            _ = socket.ConnectAsync(listener.LocalEndPoint!);
        }

        try
        {
            ICallingClient client = Connect(
                QuickOptions(new Uri($"http://{listener.LocalEndPoint}/"), maximumRetryCount: 0, TimeSpan.FromMilliseconds(10)),
                AccessKeyCredential.FromBase64("Kg=="));
            CollectingSink sink = await client.RecognizeAsync(
                DtmfRecognitionOperation.Stop,
                new BatchOptions { ThrottleLimit = 64, MaximumUnansweredRowCount = 0 },
                SeedRows(800));

            // Some systems refuse a connection when the queue is full, and most keep it waiting.
            Assert.All(sink.Results, result => Assert.Contains(result.ErrorCode, new[] { CallingErrorCode.RequestTimedOut, CallingErrorCode.ConnectionFailed }));
            Assert.Equal(800, sink.Count);
        }
        finally
        {
            foreach (Socket socket in queue)
            {
                socket.Dispose();
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("HTTP/1.1")]
    public async Task A_response_that_is_not_HTTP_is_a_failed_connection(string head)
    {
        using LoopbackServer server = LoopbackServer.Answering(head, []);

        CollectingSink sink = await StopAsync(
            Connect(QuickOptions(server.Endpoint, maximumRetryCount: 1), AccessKeyCredential.FromBase64("Kg==")),
            SeedRows(1));

        Assert.Equal(CallingErrorCode.ConnectionFailed, sink.OnlyReport.Result.ErrorCode);
        Assert.Equal(2, sink.OnlyReport.Result.Attempts);
    }

    private static Uri ClosedPort()
    {
        using LoopbackServer server = LoopbackServer.Answering(string.Empty, []);
        return server.Endpoint;
    }
}
