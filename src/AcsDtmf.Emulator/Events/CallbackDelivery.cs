using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Events;

/// <summary>
/// Posts events to callback URIs in the background. The events of a call share a queue and keep their order. The number of
/// queues limits the number of concurrent posts.
/// </summary>
public sealed class CallbackDelivery : IAsyncDisposable
{
    private const int QueueCount = 16;
    private const int MaximumAttempts = 3;

    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromMilliseconds(200);

    private readonly Channel<QueuedEvent>[] _queues =
        [.. Enumerable.Range(0, QueueCount).Select(_ => Channel.CreateUnbounded<QueuedEvent>())];

    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _client = CreateClient();
    private readonly CallbackTokenIssuer _tokens;
    private readonly TimeProvider _clock;
    private readonly Task[] _workers;
    private DeliveryStatistics _statistics = new();

    internal CallbackDelivery(CallbackTokenIssuer tokens, TimeProvider clock)
    {
        _tokens = tokens;
        _clock = clock;
        _workers = [.. _queues.Select(queue => WorkAsync(queue.Reader))];
    }

    /// <summary>Occurs before an event is queued.</summary>
    internal event Action<CloudEvent>? Queued;

    /// <summary>Occurs when the delivery of an event ends. The second argument states whether the receiver accepted the event.</summary>
    internal event Action<CloudEvent, bool>? Completed;

    /// <summary>Gets the event counters since the last reset.</summary>
    public DeliveryCounters Counters => _statistics.Read();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_workers);
        _client.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Returns the callback URI if it is a loopback address. Otherwise counts an undeliverable event and returns null.</summary>
    internal Uri? FindAddress(Uri? callbackUri)
    {
        if (callbackUri is { IsLoopback: true })
        {
            return callbackUri;
        }

        _statistics.AddUndeliverable();
        return null;
    }

    internal void Enqueue(Uri address, CloudEvent cloudEvent)
    {
        DeliveryStatistics statistics = _statistics;
        statistics.AddQueued();
        Queued?.Invoke(cloudEvent);
        int queue = (cloudEvent.Source.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % QueueCount;
        _queues[queue].Writer.TryWrite(new(address, cloudEvent, statistics));
    }

    /// <summary>Resets the counters and drops every event that is still queued.</summary>
    internal void Reset() => _statistics = new();

    private static HttpClient CreateClient()
    {
        // A redirect could lead to another machine.
        return new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };
    }

    private async Task WorkAsync(ChannelReader<QueuedEvent> queue)
    {
        try
        {
            await foreach (QueuedEvent queued in queue.ReadAllAsync(_stopping.Token))
            {
                if (ReferenceEquals(queued.Statistics, _statistics))
                {
                    bool delivered = await DeliverAsync(queued);
                    queued.Statistics.AddCompleted(delivered);
                    Completed?.Invoke(queued.CloudEvent, delivered);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The emulator is stopping. Events that are still queued are not delivered.
        }
    }

    private async Task<bool> DeliverAsync(QueuedEvent queued)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes<CloudEvent[]>([queued.CloudEvent], ServiceJson.Options);
        for (int attempt = 1; ; attempt++)
        {
            queued.Statistics.AddAttempt();
            if (await TryPostAsync(queued.Address, body))
            {
                return true;
            }

            if (attempt == MaximumAttempts)
            {
                return false;
            }

            await Task.Delay(PauseBetweenAttempts, _clock, _stopping.Token);
        }
    }

    private async Task<bool> TryPostAsync(Uri address, byte[] body)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json", "utf-8");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Issue(new()));
            using HttpResponseMessage response = await _client.SendAsync(request, _stopping.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || IsTimeout(exception))
        {
            return false;
        }
    }

    private bool IsTimeout(Exception exception)
    {
        return exception is OperationCanceledException && !_stopping.IsCancellationRequested;
    }

    /// <summary>An event with its address and the statistics that count it.</summary>
    private sealed record QueuedEvent(Uri Address, CloudEvent CloudEvent, DeliveryStatistics Statistics);
}
