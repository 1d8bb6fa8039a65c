using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Receives the service's callbacks, each on a thread of its own, and refuses those that are invalid. Its consumer acknowledges the others.
/// </summary>
internal sealed class CallEventListener : IDisposable
{
    // What all requests together may hold. A sender that receives 503 sends its callback again.
    private const int MaximumTotalLength = 8 * CallbackBody.MaximumLength;

    private const int LongestDiscard = 64 * 1024;

    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestDiscarding = TimeSpan.FromSeconds(1);

    private static readonly (HttpStatusCode Status, string Reason) BrokenOff = (HttpStatusCode.BadRequest, "its body broke off");

    private readonly HttpListener _listener = new();
    private readonly Action<ReceivedCallback> _take;
    private readonly TimeProvider _clock;
    private readonly MemoryBudget _budget = new(MaximumTotalLength);
    private CallbackTokenValidator? _validator;
    private int _refusals;
    private volatile string? _lastRefusal;
    private int _unreadable;
    private volatile string? _lastUnreadable;

    private CallEventListener(ListenPrefix prefix, Action<ReceivedCallback> take, TimeProvider clock)
    {
        Prefix = prefix.Text;
        _take = take;
        _clock = clock;
    }

    /// <summary>Occurs, on any thread, when a callback was refused.</summary>
    internal event Action? Refused;

    internal string Prefix { get; }

    /// <summary>Gets why the last callback was refused, as the end of a sentence; null if none was.</summary>
    internal string? LastRefusal => _lastRefusal;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Close waits for answers that are still being read. Abort does not, and it also ends the requests that were not acknowledged.
        _listener.Abort();
        _validator?.Dispose();
    }

    /// <summary>Starts to listen. Callbacks are received when this returns.</summary>
    /// <param name="options">Where to listen, and which callbacks are valid.</param>
    /// <param name="take">Takes each valid callback, on any thread, and has it acknowledged.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="CallingException">Cannot listen on the address, or cannot get the callback signing keys.</exception>
    internal static CallEventListener Start(CallEventListenerOptions options, Action<ReceivedCallback> take, TimeProvider clock, CancellationToken cancellationToken)
    {
        ListenPrefix prefix = ListenPrefix.Parse(options.Prefix);
        if (!prefix.IsLoopback && options.Audience is null)
        {
            throw ListenPrefix.Error(
                $"Others could reach '{options.Prefix}', and whom callbacks come from would not be checked.",
                "Give -Audience, the immutable resource id of the Communication Services resource, or listen on a loopback address such as http://localhost:8080/events/.");
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

    /// <summary>Describes the callbacks that were refused and the events that could not be read; empty when there were none.</summary>
    internal string DescribeLosses()
    {
        string refused = _lastRefusal is { } refusal ? $" {Volatile.Read(ref _refusals)} callback(s) were refused, the last one because {refusal}." : string.Empty;
        return _lastUnreadable is { } unreadable ? $"{refused} {Volatile.Read(ref _unreadable)} event(s) could not be read. The last error: {unreadable}" : refused;
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
            // The listener of .NET on Linux and macOS accepts its first connection before it is complete. If a client connects within that
            // moment, Start throws, and the port stays taken until the process ends.
            throw Unavailable("a client connected while the listener was starting", "Use another port, or run the command in a new process.", exception);
        }
        catch (Exception exception) when (exception is HttpListenerException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw Unavailable(
                exception.Message,
                "Choose a port that no other program uses. On Windows, addresses other than localhost need an administrator, or a reservation: netsh http add urlacl.",
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

                // On Linux and macOS, .NET answers a request that it aborts with the status of the response, which is 200 by default.
                context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                _ = Task.Run(() => HandleAsync(context));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was closed, which ends the loop; or a client broke off before it had said what it wants.
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
            // A connection that stays open without an answer keeps a client waiting, whatever went wrong.
            context.Response.Abort();
        }
    }

    private void Refuse(HttpListenerResponse response, (HttpStatusCode Status, string Reason) refusal)
    {
        Interlocked.Increment(ref _refusals);
        _lastRefusal = refusal.Reason;

        // The rest of the body is not waited for.
        response.KeepAlive = false;
        CallbackAnswer.Send(response, refusal.Status);
        Refused?.Invoke();
    }

    /// <summary>Reads a request and hands its events over.</summary>
    /// <returns>Why the request is refused; null when it is not.</returns>
    private async Task<(HttpStatusCode Status, string Reason)?> ReceiveAsync(HttpListenerContext context)
    {
        HttpListenerRequest request = context.Request;
        if (request.HttpMethod != "POST")
        {
            context.Response.AddHeader("Allow", "POST");
            return (HttpStatusCode.MethodNotAllowed, "its method was not POST");
        }

        // The token is validated before the body is kept, so that only the service can occupy memory.
        if (_validator is not null && await _validator.FindFlawAsync(request.Headers["Authorization"]).ConfigureAwait(false) is { } flaw)
        {
            context.Response.AddHeader("WWW-Authenticate", "Bearer");
            await DiscardAsync(request).ConfigureAwait(false);
            return (HttpStatusCode.Unauthorized, flaw);
        }

        return request.ContentLength64 > CallbackBody.MaximumDrain ? CallbackBody.TooLong : await ReceiveBodyAsync(context).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads what a refused sender sends, if it is short and comes at once. To close a connection with unread bytes breaks it, and the sender
    /// does not receive the answer.
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

    private async Task<(HttpStatusCode Status, string Reason)?> ReceiveBodyAsync(HttpListenerContext context)
    {
        var callback = new ReceivedCallback(context.Response, new CallbackBody(_budget));
        bool isTaken = false;
        try
        {
            (HttpStatusCode Status, string Reason)? refusal = await ReadAsync(context.Request, callback).ConfigureAwait(false);
            if (refusal is null)
            {
                Count(callback.Errors);
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

    private void Count(IReadOnlyList<(CallingException Error, string Text)> errors)
    {
        foreach ((CallingException error, _) in errors)
        {
            Interlocked.Increment(ref _unreadable);
            _lastUnreadable = error.Message;
        }
    }

    private async Task<(HttpStatusCode Status, string Reason)?> ReadAsync(HttpListenerRequest request, ReceivedCallback callback)
    {
        using var inTime = new CancellationTokenSource();
        Task reading = callback.Body.ReadAsync(request.InputStream);
        if (await Task.WhenAny(reading, _clock.Delay(LongestRead, inTime.Token)).ConfigureAwait(false) != reading)
        {
            return (HttpStatusCode.RequestTimeout, $"it did not arrive within {LongestRead.TotalSeconds} s");
        }

        inTime.Cancel();
        try
        {
            await reading.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpListenerException)
        {
            return BrokenOff;
        }

        if (callback.Body.Refusal is { } refusal)
        {
            return refusal;
        }

        // The listener does not notice that a body in chunks ends before its last one. Its JSON does.
        bool isWhole = callback.ReadEvents();
        return request.ContentLength64 >= 0 || isWhole ? null : BrokenOff;
    }
}
