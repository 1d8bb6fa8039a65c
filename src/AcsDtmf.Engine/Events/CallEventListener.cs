using System;
using System.IO;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Receives the service's callbacks. Each is answered as soon as it is read, and understood afterwards, on any thread.
/// </summary>
internal sealed class CallEventListener : ICallEventSink, IDisposable
{
    // The most that Event Grid puts into one delivery; the service's own callbacks are far smaller.
    private const int MaximumLength = 1024 * 1024;

    // What is too long is read on to here, so that its sender hears the answer and not a broken connection.
    private const int MaximumDrain = 16 * MaximumLength;

    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    private readonly HttpListener _listener = new();
    private readonly Action<CallEvent> _take;
    private readonly TimeProvider _clock;
    private CallbackTokenValidator? _validator;
    private int _refusals;
    private volatile string? _lastRefusal;
    private int _unreadable;

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

    /// <summary>Says how many callbacks were refused or held no event, for whoever waits in vain; empty when there were none.</summary>
    internal string DescribeLosses()
    {
        string refused = _lastRefusal is { } last ? $" {Volatile.Read(ref _refusals)} callback(s) were refused, the last one because {last}." : string.Empty;
        int unreadable = Volatile.Read(ref _unreadable);
        return unreadable > 0 ? $"{refused} {unreadable} event(s) could not be read." : refused;
    }

    /// <inheritdoc/>
    void ICallEventSink.OnEvent(CallEvent callEvent) => _take(callEvent);

    /// <inheritdoc/>
    void ICallEventSink.OnError(CallingException error, string text) => Interlocked.Increment(ref _unreadable);

    private void Open()
    {
        try
        {
            _listener.Prefixes.Add(Prefix);
            _listener.Start();
        }
        catch (Exception exception) when (exception is HttpListenerException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw new CallingException(
                CallingErrorKind.Listener,
                CallingErrorCode.ListenerUnavailable,
                $"Cannot listen on '{Prefix}': {exception.Message}",
                exception)
            {
                RecommendedAction = "Choose a port that no other program uses. On Windows, addresses other than localhost need an administrator, or a reservation: netsh http add urlacl.",
            };
        }
    }

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
            using CancellationTokenSource tooSlow = _clock.CreateCancellationTokenSource(LongestRead);
            using CancellationTokenRegistration aborting = tooSlow.Token.Register(context.Response.Abort);
            string? text = await ReceiveAsync(context).ConfigureAwait(false);
            if (text is not null)
            {
                Read(text);
            }
        }
        catch (Exception exception) when (exception is IOException or HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The client broke off or was too slow, or the listener was closed: there is nobody to answer.
        }
    }

    /// <summary>Reads and answers a request.</summary>
    /// <returns>The body; null when the request was refused.</returns>
    private async Task<string?> ReceiveAsync(HttpListenerContext context)
    {
        HttpListenerRequest request = context.Request;
        if (request.HttpMethod != "POST")
        {
            context.Response.AddHeader("Allow", "POST");
            return Refuse(context, HttpStatusCode.MethodNotAllowed, "its method was not POST");
        }

        // Before the body is read: who has no token gets no more of our time.
        if (_validator is not null && await _validator.FindFlawAsync(request.Headers["Authorization"]).ConfigureAwait(false) is { } flaw)
        {
            context.Response.AddHeader("WWW-Authenticate", "Bearer");
            return Refuse(context, HttpStatusCode.Unauthorized, flaw);
        }

        using var body = new MemoryStream();
        if (request.ContentLength64 > MaximumDrain || !await TryReadAsync(request.InputStream, body).ConfigureAwait(false))
        {
            return Refuse(context, HttpStatusCode.RequestEntityTooLarge, "it was too long");
        }

        Answer(context, HttpStatusCode.OK);
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private static async Task<bool> TryReadAsync(Stream source, MemoryStream body)
    {
        var chunk = new byte[8192];
        long total = 0;
        int count;
        while ((count = await source.ReadAsync(chunk, 0, chunk.Length).ConfigureAwait(false)) > 0 && total <= MaximumDrain)
        {
            total += count;
            if (total <= MaximumLength)
            {
                body.Write(chunk, 0, count);
            }
        }

        return total <= MaximumLength;
    }

    private static void Answer(HttpListenerContext context, HttpStatusCode status)
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentLength64 = 0;
        context.Response.Close();
    }

    private string? Refuse(HttpListenerContext context, HttpStatusCode status, string why)
    {
        Interlocked.Increment(ref _refusals);
        _lastRefusal = why;

        // What is left of the body is not waited for.
        context.Response.KeepAlive = false;
        Answer(context, status);
        return null;
    }

    private void Read(string text)
    {
        var reader = new CallEventReader(this);
        reader.Add(text);
        reader.Complete();
    }
}
