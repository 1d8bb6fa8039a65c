using System;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Receives the service's callbacks, each on a thread of its own, and answers 200 when the events of a whole body have been taken.
/// </summary>
internal sealed class CallEventListener : ICallEventSink, IDisposable
{
    // What all requests together may hold. A sender that receives 503 sends its callback again.
    private const int MaximumTotalLength = 8 * CallbackBody.MaximumLength;

    private const int LongestDiscard = 64 * 1024;

    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestDiscarding = TimeSpan.FromSeconds(1);

    private static readonly (HttpStatusCode Status, string Reason) BrokenOff = (HttpStatusCode.BadRequest, "its body broke off");

    private readonly HttpListener _listener = new();
    private readonly Action<CallEvent> _take;
    private readonly TimeProvider _clock;
    private readonly MemoryBudget _budget = new(MaximumTotalLength);
    private CallbackTokenValidator? _validator;
    private int _refusals;
    private volatile string? _lastRefusal;
    private int _unreadable;
    private volatile string? _lastUnreadable;

    private CallEventListener(ListenPrefix prefix, Action<CallEvent> take, TimeProvider clock)
    {
        Prefix = prefix.Text;
        _take = take;
        _clock = clock;
    }

    internal string Prefix { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Close waits for answers that are still being read; whoever disposes has all the events it wants.
        _listener.Abort();
        _validator?.Dispose();
    }

    /// <summary>Starts to listen. Callbacks are received when this returns.</summary>
    /// <exception cref="CallingException">The address cannot be listened on, or the keys that callbacks are signed with cannot be had.</exception>
    internal static CallEventListener Start(CallEventListenerOptions options, Action<CallEvent> take, TimeProvider clock, CancellationToken cancellationToken)
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

    /// <inheritdoc/>
    void ICallEventSink.OnEvent(CallEvent callEvent) => _take(callEvent);

    /// <inheritdoc/>
    void ICallEventSink.OnError(CallingException error, string text)
    {
        Interlocked.Increment(ref _unreadable);
        _lastUnreadable = error.Message;
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
            (HttpStatusCode status, string? refusal) = await ReceiveAsync(context).ConfigureAwait(false);
            if (refusal is not null)
            {
                Interlocked.Increment(ref _refusals);
                _lastRefusal = refusal;

                // What is left of the body is not waited for.
                context.Response.KeepAlive = false;
            }

            context.Response.StatusCode = (int)status;
            context.Response.ContentLength64 = 0;
            context.Response.Close();
        }
        catch (Exception)
        {
            // The client is gone, or the listener was closed. Whatever it was, a connection that stays open without an answer keeps a client waiting.
            context.Response.Abort();
        }
    }

    /// <summary>Reads a request and takes its events.</summary>
    /// <returns>The status to answer, and why the request is refused; null when it is not.</returns>
    private async Task<(HttpStatusCode Status, string? Refusal)> ReceiveAsync(HttpListenerContext context)
    {
        HttpListenerRequest request = context.Request;
        if (request.HttpMethod != "POST")
        {
            context.Response.AddHeader("Allow", "POST");
            return (HttpStatusCode.MethodNotAllowed, "its method was not POST");
        }

        // Before the body is taken: it is nobody's who has no token.
        if (_validator is not null && await _validator.FindFlawAsync(request.Headers["Authorization"]).ConfigureAwait(false) is { } flaw)
        {
            context.Response.AddHeader("WWW-Authenticate", "Bearer");
            await DiscardAsync(request).ConfigureAwait(false);
            return (HttpStatusCode.Unauthorized, flaw);
        }

        return request.ContentLength64 > CallbackBody.MaximumDrain ? CallbackBody.TooLong : await ReadBodyAsync(request).ConfigureAwait(false);
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

    private async Task<(HttpStatusCode Status, string? Refusal)> ReadBodyAsync(HttpListenerRequest request)
    {
        using var body = new CallbackBody(_budget);
        using var inTime = new CancellationTokenSource();
        Task reading = body.ReadAsync(request.InputStream);
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

        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        // The listener does not notice that a body in chunks ends before its last one. Its JSON does.
        string text = body.ToString();
        bool isWhole = Take(text);
        return request.ContentLength64 >= 0 || (isWhole && text.Length > 0) ? (HttpStatusCode.OK, null) : BrokenOff;
    }

    /// <summary>Takes the events in a text.</summary>
    /// <returns>Whether the text is whole.</returns>
    private bool Take(string text)
    {
        var reader = new CallEventReader(this);
        reader.Add(text);
        reader.Complete();
        return !reader.HasBrokenOff;
    }
}
