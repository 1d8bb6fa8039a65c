using System;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Receives the service's callbacks concurrently and refuses those that are invalid. Its consumer acknowledges the others.
/// </summary>
internal sealed class CallEventListener : IDisposable
{
    // Limits the memory of all requests together. The service sends a callback again if the response is 503.
    private const int MaximumTotalLength = 8 * CallbackBody.MaximumLength;

    private const int LongestDiscard = 64 * 1024;

    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestDiscarding = TimeSpan.FromSeconds(1);

    private static readonly CallbackRefusal Truncated = new(HttpStatusCode.BadRequest, "its body was truncated");

    private readonly HttpListener _listener = new();
    private readonly Action<ReceivedCallback> _take;
    private readonly TimeProvider _clock;
    private readonly MemoryBudget _budget = new(MaximumTotalLength);
    private CallbackTokenValidator? _validator;

    private CallEventListener(ListenPrefix prefix, Action<ReceivedCallback> take, TimeProvider clock)
    {
        Prefix = prefix.Text;
        _take = take;
        _clock = clock;
    }

    /// <summary>Occurs when a callback is refused, on any thread.</summary>
    internal event Action? Refused;

    internal string Prefix { get; }

    /// <summary>Gets the refused callbacks and the unreadable events.</summary>
    internal CallbackLosses Losses { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Close waits until clients have read their responses. Abort does not wait, and also ends the requests that were not acknowledged.
        _listener.Abort();
        _validator?.Dispose();
    }

    /// <summary>Starts a listener, which can receive callbacks when this method returns.</summary>
    /// <param name="options">The address to listen on, and the audience of valid callbacks.</param>
    /// <param name="take">Receives each valid callback, on any thread, and arranges its acknowledgement.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="CallingException">The listener cannot use the address, or cannot get the callback signing keys.</exception>
    internal static CallEventListener Start(CallEventListenerOptions options, Action<ReceivedCallback> take, TimeProvider clock, CancellationToken cancellationToken)
    {
        ListenPrefix prefix = ListenPrefix.Parse(options.Prefix);
        if (!prefix.IsLoopback && options.Audience is null)
        {
            throw ListenPrefix.Error(
                $"'{options.Prefix}' is reachable from other machines, but callbacks would not be authenticated.",
                "Set -Audience to the immutable resource id of the Communication Services resource, or listen on a loopback address such as http://localhost:8080/events/.");
        }

        var listener = new CallEventListener(prefix, take, clock);
        try
        {
            listener.Open();
            if (options.Audience is { } audience)
            {
                listener._validator = CallbackTokenValidator.Create(audience, options.OpenIdConfigurationUri, clock, cancellationToken);
            }

            _ = Task.Run(listener.AcceptAsync, CancellationToken.None);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    private void Open()
    {
        try
        {
            _listener.Prefixes.Add(Prefix);
            _listener.Start();
        }
        catch (ArgumentNullException exception)
        {
            // On Linux and macOS, the listener of .NET accepts connections before it is initialized. If a client connects at that moment,
            // Start throws, and the port stays in use until the process ends.
            throw Unavailable("a client connected while the listener was starting", "Use another port, or run the command in a new process.", exception);
        }
        catch (Exception exception) when (exception is HttpListenerException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw Unavailable(
                exception.Message,
                "Choose a port that no other program uses. On Windows, addresses other than localhost require administrator rights or a reservation: netsh http add urlacl.",
                exception);
        }
    }

    private CallingException Unavailable(string reason, string advice, Exception exception) =>
        new(CallingErrorKind.Listener, CallingErrorCode.ListenerUnavailable, $"Cannot listen on '{Prefix}': {reason}", exception) { RecommendedAction = advice };

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync().ConfigureAwait(false);

                // On Linux and macOS, .NET sends a response even to a request that it aborts, with the status 200 by default.
                context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                _ = Task.Run(() => HandleAsync(context));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was closed, which ends the loop, or a client disconnected before it sent a whole request.
            }
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        try
        {
            if (await ReceiveAsync(context).ConfigureAwait(false) is { } refusal)
            {
                Refuse(context.Response, refusal);
            }
        }
        catch (Exception)
        {
            // After any failure, the connection must not stay open, because the client would wait for a response.
            context.Response.Abort();
        }
    }

    private void Refuse(HttpListenerResponse response, CallbackRefusal refusal)
    {
        Losses.Add(refusal);

        // The rest of the body is not read, so the connection cannot be used again.
        response.KeepAlive = false;
        CallbackAnswer.Send(response, refusal.Status);
        Refused?.Invoke();
    }

    /// <summary>Reads a request and passes its callback to the consumer.</summary>
    /// <returns>Why the request is refused; null if it is accepted.</returns>
    private async Task<CallbackRefusal?> ReceiveAsync(HttpListenerContext context)
    {
        HttpListenerRequest request = context.Request;
        if (request.HttpMethod != "POST")
        {
            context.Response.AddHeader("Allow", "POST");
            return new CallbackRefusal(HttpStatusCode.MethodNotAllowed, "its method was not POST");
        }

        // The token is validated before the body is kept, so that only the service can use memory.
        if (_validator is not null && await _validator.FindFlawAsync(request.Headers["Authorization"]).ConfigureAwait(false) is { } flaw)
        {
            context.Response.AddHeader("WWW-Authenticate", "Bearer");
            await DiscardAsync(request).ConfigureAwait(false);
            return new CallbackRefusal(HttpStatusCode.Unauthorized, flaw);
        }

        return request.ContentLength64 > CallbackBody.MaximumDrain ? CallbackBody.TooLong : await ReceiveBodyAsync(context).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads and discards the body of a refused request, if it is short and arrives soon. A connection that is closed with unread bytes is
    /// reset, and the sender does not receive the response.
    /// </summary>
    private async Task DiscardAsync(HttpListenerRequest request)
    {
        if (request.ContentLength64 > LongestDiscard)
        {
            return;
        }

        using var inTime = new CancellationTokenSource();
        await Task.WhenAny(CallbackBody.DiscardAsync(request.InputStream, LongestDiscard), _clock.Delay(LongestDiscarding, inTime.Token)).ConfigureAwait(false);
        inTime.Cancel();
    }

    private async Task<CallbackRefusal?> ReceiveBodyAsync(HttpListenerContext context)
    {
        var callback = new ReceivedCallback(context.Response, new CallbackBody(_budget));
        bool isTaken = false;
        try
        {
            CallbackRefusal? refusal = await ReadAsync(context.Request, callback).ConfigureAwait(false);
            if (refusal is null)
            {
                foreach ((CallingException error, _) in callback.Errors)
                {
                    Losses.Add(error);
                }

                _take(callback);
                isTaken = true;
            }

            return refusal;
        }
        finally
        {
            if (!isTaken)
            {
                callback.Body.Dispose();
            }
        }
    }

    private async Task<CallbackRefusal?> ReadAsync(HttpListenerRequest request, ReceivedCallback callback)
    {
        using var inTime = new CancellationTokenSource();
        Task reading = callback.Body.ReadAsync(request.InputStream);
        if (await Task.WhenAny(reading, _clock.Delay(LongestRead, inTime.Token)).ConfigureAwait(false) != reading)
        {
            return new CallbackRefusal(HttpStatusCode.RequestTimeout, $"it did not arrive within {LongestRead.TotalSeconds} s");
        }

        inTime.Cancel();
        try
        {
            await reading.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpListenerException)
        {
            return Truncated;
        }

        if (callback.Body.Refusal is { } refusal)
        {
            return refusal;
        }

        // HttpListener does not detect that a chunked body is truncated, but the JSON of a truncated body is incomplete.
        bool isWhole = callback.ReadEvents();
        return request.ContentLength64 >= 0 || isWhole ? null : Truncated;
    }
}
