using System;
using System.Diagnostics.CodeAnalysis;
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
/// Posts events to callback addresses in the background. Events of one call go through one lane, in order;
/// the number of lanes bounds how many posts are under way.
/// </summary>
public sealed class CallbackDelivery : IAsyncDisposable
{
    private const int LaneCount = 16;
    private const int MaximumAttempts = 3;

    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromMilliseconds(200);

    private readonly Channel<EventParcel>[] _lanes =
        [.. Enumerable.Range(0, LaneCount).Select(_ => Channel.CreateUnbounded<EventParcel>())];

    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _client = CreateClient();
    private readonly CallbackTokenIssuer _tokens;
    private readonly Task[] _workers;
    private DeliveryTally _tally = new();

    internal CallbackDelivery(CallbackTokenIssuer tokens)
    {
        _tokens = tokens;
        _workers = [.. _lanes.Select(lane => WorkAsync(lane.Reader))];
    }

    /// <summary>What became of the events since the last reset.</summary>
    public DeliveryCounters Counters => _tally.Read();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_workers);
        _client.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Whether an event may be posted there; one that may not is counted here.</summary>
    internal bool CanReach(Uri? callbackUri, [NotNullWhen(true)] out Uri? address)
    {
        address = callbackUri is { IsLoopback: true } ? callbackUri : null;
        if (address is null)
        {
            _tally.AddUndeliverable();
        }

        return address is not null;
    }

    internal void Enqueue(Uri address, CloudEvent cloudEvent)
    {
        DeliveryTally tally = _tally;
        tally.AddQueued();
        int lane = (cloudEvent.Source.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % LaneCount;
        _lanes[lane].Writer.TryWrite(new(address, cloudEvent, tally));
    }

    /// <summary>Forgets the counters and every event that is still waiting.</summary>
    internal void Reset() => _tally = new();

    private static HttpClient CreateClient()
    {
        // A redirect could lead off the machine.
        return new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };
    }

    private async Task WorkAsync(ChannelReader<EventParcel> parcels)
    {
        try
        {
            await foreach (EventParcel parcel in parcels.ReadAllAsync(_stopping.Token))
            {
                if (ReferenceEquals(parcel.Tally, _tally))
                {
                    parcel.Tally.AddSettled(await DeliverAsync(parcel));
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // What has not gone out when the emulator stops never will.
        }
    }

    private async Task<bool> DeliverAsync(EventParcel parcel)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes([parcel.CloudEvent], ServiceJson.Context.CloudEventArray);
        for (int attempt = 1; ; attempt++)
        {
            parcel.Tally.AddAttempt();
            if (await TryPostAsync(parcel.Address, body))
            {
                return true;
            }

            if (attempt == MaximumAttempts)
            {
                return false;
            }

            await Task.Delay(PauseBetweenAttempts, _stopping.Token);
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
}
