using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>A server that answers every request with the same bytes, including responses that no correct server sends.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _targets = new();
    private readonly byte[] _answer;
    private readonly bool _thenCloses;
    private readonly bool _reads;
    private byte[]? _filler;

    private LoopbackServer(byte[] answer, bool thenCloses, bool reads = true)
    {
        _answer = answer;
        _thenCloses = thenCloses;
        _reads = reads;
        _listener.Start();
        Endpoint = new Uri($"http://{_listener.LocalEndpoint}/");
        _ = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>Gets the targets of the request lines, in order of arrival.</summary>
    public IReadOnlyList<string> Targets => [.. _targets];

    /// <summary>Starts a server that answers and closes the connection.</summary>
    public static LoopbackServer Answering(string head, byte[] body) => new([.. Encoding.ASCII.GetBytes(Lines(head)), .. body], thenCloses: true);

    /// <summary>Starts a server that sends the beginning of a response, and then nothing else.</summary>
    public static LoopbackServer FallingSilentAfter(string head) => new(Encoding.ASCII.GetBytes(Lines(head)), thenCloses: false);

    /// <summary>Starts a server that sends an endless response until the client disconnects.</summary>
    public static LoopbackServer NeverEnding(string head) => new(Encoding.ASCII.GetBytes(Lines(head)), thenCloses: true) { _filler = new byte[65536] };

    /// <summary>Starts a server that sends each client a greeting without waiting for a request, and closes the connection.</summary>
    public static LoopbackServer Greeting(string line) => new(line.Length == 0 ? [] : Encoding.ASCII.GetBytes(line + "\r\n"), thenCloses: true, reads: false);

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Converts the line ends of a literal to those of HTTP, and appends the empty line.</summary>
    private static string Lines(string head) => head.ReplaceLineEndings("\r\n") + "\r\n\r\n";

    private async Task AcceptAsync()
    {
        CancellationToken stopping = _stopping.Token;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                TcpClient connection = await _listener.AcceptTcpClientAsync(stopping);
                _ = ServeAsync(connection, stopping);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient connection, CancellationToken stopping)
    {
        using (connection)
        {
            try
            {
                NetworkStream stream = connection.GetStream();
                if (!_reads)
                {
                    await stream.WriteAsync(_answer, stopping);
                    connection.Client.Shutdown(SocketShutdown.Send);
                    await stream.CopyToAsync(Stream.Null, stopping);
                    return;
                }

                await ReadRequestAsync(stream, stopping);
                await stream.WriteAsync(_answer, stopping);
                while (_filler is not null)
                {
                    await stream.WriteAsync(_filler, stopping);
                }

                if (!_thenCloses)
                {
                    await Task.Delay(Timeout.Infinite, stopping);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client disconnected, or the test ended.
            }
        }
    }

    /// <summary>Reads the whole request, because closing a connection with unread bytes resets it and discards the response.</summary>
    private async Task ReadRequestAsync(NetworkStream stream, CancellationToken stopping)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string[] requestLine = (await reader.ReadLineAsync(stopping) ?? string.Empty).Split(' ');
        int remaining = 0;
        while (await reader.ReadLineAsync(stopping) is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                remaining = int.Parse(header.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        if (remaining > 0)
        {
            // Reading zero characters would still wait for data.
            var body = new char[remaining];
            await reader.ReadBlockAsync(body, stopping);
        }

        _targets.Enqueue(requestLine.ElementAtOrDefault(1) ?? string.Empty);
    }
}
