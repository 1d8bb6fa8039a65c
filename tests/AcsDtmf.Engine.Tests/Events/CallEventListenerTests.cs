using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Events;
using AcsDtmf.Engine.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>The listener answers each request as it deserves, and none keeps it from the others.</summary>
public sealed class CallEventListenerTests : ListenerTest
{
    [Fact]
    public async Task A_callback_is_acknowledged_and_its_events_are_taken()
    {
        CallEventListener listener = Listen();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, $"[{Payload.Stopped("1")},{Payload.Stopped("2")}]"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix + "any/path?and=query", Payload.Stopped("3")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix.TrimEnd('/'), Payload.Stopped("4")));

        await Patience.UntilAsync(() => Received.Events.Count == 4);
        Assert.Empty(listener.Losses.ToString());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "")]
    [InlineData("nonsense", " The listener could not read 1 event. The last error: The event is not JSON: 'nonsense' is an invalid JSON literal. Expected the literal 'null'.")]
    [InlineData("{}", " The listener could not read 1 event. The last error: The event has neither a type (CloudEvents) nor an eventType (Event Grid).")]
    [InlineData("[17, 18]", " The listener could not read 2 events. The last error: The event is a number, not an object.")]
    public async Task A_callback_that_makes_no_sense_is_acknowledged_and_told_of(string body, string losses)
    {
        // Refusing it would only bring it again.
        CallEventListener listener = Listen();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, body));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, Payload.Stopped("1")));

        await Patience.UntilAsync(() => Received.Events.Count == 1 && listener.Losses.ToString() == losses);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("DELETE")]
    public async Task Other_methods_than_POST_are_refused(string method)
    {
        CallEventListener listener = Listen();
        using HttpContent? content = method == "PUT" ? new StringContent(Payload.Stopped("1")) : null;

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await SendAsync(listener.Prefix, new HttpMethod(method), content));

        Assert.Contains("not POST", listener.Losses.ToString(), StringComparison.Ordinal);
        Assert.Empty(Received.Events);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_long_is_refused(bool statesItsLength)
    {
        CallEventListener listener = Listen();
        byte[] body = Encoding.UTF8.GetBytes($"[{Payload.Stopped("1")},{new string(' ', 2 * 1024 * 1024)}{Payload.Stopped("2")}]");
        using HttpContent content = statesItsLength ? new ByteArrayContent(body) : new StreamContent(new UnboundedStream(body));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(listener.Prefix, HttpMethod.Post, content));

        Assert.Empty(Received.Events);
        Assert.Contains("too long", listener.Losses.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_nearly_the_longest_length_is_taken()
    {
        CallEventListener listener = Listen();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, Payload.Stopped("1") + new string(' ', 1_000_000)));

        await Patience.UntilAsync(() => Received.Events.Count == 1);
    }

    [Theory]
    [InlineData("""{"R\ud800equestBody":1}""")]
    [InlineData("""{"type":"a","R\udc00equestBody":{}}""")]
    [InlineData("""{"type":"a","data":{"operationContext":"\ud800"}}""")]
    public async Task An_event_that_cannot_be_read_costs_no_event_beside_it_and_is_counted(string invalid)
    {
        CallEventListener listener = Listen();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, $"[{Payload.Stopped("1")},{invalid},{Payload.Stopped("2")}]"));

        Assert.Equal(["1", "2"], Received.Ids);
        Assert.Equal(" The listener could not read 1 event. The last error: The event contains text that is not valid Unicode.", listener.Losses.ToString());
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\n[{")]
    [InlineData("Content-Length: 1000\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n[{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n[{\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3\r\n[17\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n")]
    public async Task A_body_that_breaks_off_is_refused(string request)
    {
        CallEventListener listener = Listen();
        using Socket client = await BeginAsync(listener, request);

        client.Shutdown(SocketShutdown.Send);

        Assert.Equal("HTTP/1.1 400 Bad Request", await ReadStatusLineAsync(client));
        Assert.Contains("truncated", listener.Losses.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\n[{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n[{")]
    public async Task A_body_that_comes_too_slowly_is_refused(string request)
    {
        var clock = new FakeTimeProvider();
        CallEventListener listener = Listen(clock: clock);
        using Socket client = await BeginAsync(listener, request);

        Task<string> answer = ReadStatusLineAsync(client);
        await Patience.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(11));
            return answer.IsCompleted;
        });

        Assert.Equal("HTTP/1.1 408 Request Timeout", await answer);
        Assert.Contains("within 10 s", listener.Losses.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, Payload.Stopped("1")));
    }

    [Fact]
    public async Task Clients_that_are_slow_or_break_off_keep_nobody_waiting()
    {
        CallEventListener listener = Listen();
        var address = new Uri(listener.Prefix);
        string[] beginnings =
        [
            string.Empty,
            "POST /events/ HT",
            $"POST /events/ HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Le",
            $"POST /events/ HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 1000\r\n\r\n[{{",
            $"POST /events/ HTTP/1.1\r\nHost: {address.Authority}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{{",
        ];
        TcpClient[] clients = [.. Enumerable.Range(0, 20).SelectMany(_ => beginnings).Select(_ => new TcpClient())];
        try
        {
            foreach ((TcpClient client, int number) in clients.Select((client, number) => (client, number)))
            {
                await client.ConnectAsync(address.Host, address.Port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginnings[number % beginnings.Length]));
                if (number % 2 == 0)
                {
                    client.Dispose();
                }
            }

            Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, Payload.Stopped("1")));
            await Patience.UntilAsync(() => Received.Events.Count == 1);
        }
        finally
        {
            foreach (TcpClient client in clients)
            {
                client.Dispose();
            }
        }
    }

    [Fact]
    public async Task Many_callbacks_at_once_are_all_taken()
    {
        CallEventListener listener = Listen();

        HttpStatusCode[] statuses = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => PostAsync(listener.Prefix, $"[{Payload.Stopped($"{number}")}]")));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        await Patience.UntilAsync(() => Received.Events.Count == 500);
        Assert.Equal(500, Received.Ids.Distinct().Count());
    }

    [Fact]
    public async Task A_listener_that_is_closed_frees_its_address_at_once()
    {
        var options = new CallEventListenerOptions(FreePrefix());
        for (int round = 0; round < 3; round++)
        {
            using CallEventListener listener = CallEventListener.Start(options, Received.Take, TimeProvider.System, default);
            Assert.Equal(HttpStatusCode.OK, await PostAsync(listener.Prefix, Payload.Stopped("1")));
        }

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => PostAsync(options.Prefix, Payload.Stopped("1")));
    }

    [Fact]
    public void An_address_that_is_in_use_cannot_be_listened_on()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string prefix = $"http://{other.LocalEndpoint}/";

        CallingException error = Assert.Throws<CallingException>(() => CallEventListener.Start(new CallEventListenerOptions(prefix), Received.Take, TimeProvider.System, default));

        Assert.Equal(CallingErrorCode.ListenerUnavailable, error.ErrorCode);
        Assert.Contains(prefix, error.Message, StringComparison.Ordinal);
        Assert.Contains("port", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://*:18080/")]
    [InlineData("http://+:18080/events/")]
    [InlineData("http://0.0.0.0:18080/")]
    [InlineData("http://192.0.2.1:18080/")]
    [InlineData("http://contoso.example:18080/")]
    [InlineData("http://localhost.contoso.example:18080/")]
    [InlineData("http://127.0.0.1.contoso.example:18080/")]
    public void An_address_that_others_can_reach_needs_an_audience(string prefix)
    {
        CallingException error = Assert.Throws<CallingException>(() => CallEventListener.Start(new CallEventListenerOptions(prefix), Received.Take, TimeProvider.System, default));

        Assert.Equal(CallingErrorCode.InvalidListenPrefix, error.ErrorCode);
        Assert.Contains("-Audience", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://")]
    [InlineData("http://127.0.0.1:99999/")]
    [InlineData("http://user@127.0.0.1:8080/")]
    [InlineData("http://127.0.0.1:8080/?x")]
    [InlineData("/events")]
    public void What_is_no_address_is_said_to_be_none(string prefix)
    {
        CallingException error = Assert.Throws<CallingException>(() => CallEventListener.Start(new CallEventListenerOptions(prefix), Received.Take, TimeProvider.System, default));

        Assert.Equal(CallingErrorCode.InvalidListenPrefix, error.ErrorCode);
        Assert.NotEmpty(error.RecommendedAction);
    }

    /// <summary>Sends the beginning of a request.</summary>
    private static async Task<Socket> BeginAsync(CallEventListener listener, string request)
    {
        var address = new Uri(listener.Prefix);
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(address.Host, address.Port);
        await client.SendAsync(Encoding.ASCII.GetBytes($"POST /events/ HTTP/1.1\r\nHost: {address.Authority}\r\n{request}"));
        return client;
    }

    private static async Task<string> ReadStatusLineAsync(Socket client)
    {
        // A stream would refuse the socket, because half of it is shut down.
        var answer = new byte[1024];
        int length = 0;
        int count = 1;
        while (count > 0 && !answer.AsSpan(0, length).Contains((byte)'\n'))
        {
            count = await client.ReceiveAsync(answer.AsMemory(length)).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
            length += count;
        }

        return Encoding.ASCII.GetString(answer, 0, length).Split("\r\n")[0];
    }

    /// <summary>A stream that does not tell its length, so that it is sent in chunks.</summary>
    private sealed class UnboundedStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
