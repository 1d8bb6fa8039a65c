using System;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Recording;

/// <summary>Counts every request. Stores complete requests while recording is enabled, up to the capacity.</summary>
public sealed class TrafficRecorder
{
    private readonly TimeProvider _clock;
    private readonly int _capacity;
    private readonly ImmutableArray<string> _operations;
    private volatile bool _isRecording;
    private ConcurrentQueue<RecordedRequest> _requests = new();
    private FrozenDictionary<string, StatusCounters> _counters;
    private int _recorded;
    private int _inFlight;
    private int _peakConcurrency;

    internal TrafficRecorder(TimeProvider clock, int capacity, ImmutableArray<string> operations)
    {
        _clock = clock;
        _capacity = capacity;
        _operations = operations;
        _counters = CreateCounters();
    }

    /// <summary>Occurs when a request is recorded. The handlers run on the thread of the request.</summary>
    internal event Action<DateTimeOffset, ServiceRequest, RequestResult>? Completed;

    /// <summary>Gets or sets whether complete requests are stored.</summary>
    public bool IsRecording
    {
        get => _isRecording;
        set => _isRecording = value;
    }

    /// <summary>Gets the stored requests, in the order of completion.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Gets the counters.</summary>
    public TrafficCounters Counters
    {
        get
        {
            FrozenDictionary<string, StatusCounters> counters = _counters;
            var byOperation = _operations
                .Select(operation => (Operation: operation, Counts: counters[operation].Read()))
                .Where(row => row.Counts.Count > 0)
                .ToDictionary(row => row.Operation, row => row.Counts);
            return new(
                byOperation.Values.Sum(counts => counts.Values.Sum()),
                Volatile.Read(ref _inFlight),
                Volatile.Read(ref _peakConcurrency),
                byOperation);
        }
    }

    /// <summary>Returns the number of completed requests for an operation that received a status.</summary>
    /// <exception cref="KeyNotFoundException">The operation does not exist.</exception>
    public long Count(string operation, int status) => _counters[operation].Count(status);

    /// <summary>Resets the counters and removes the recorded requests.</summary>
    public void Clear()
    {
        _requests = new();
        _counters = CreateCounters();
        Volatile.Write(ref _recorded, 0);
        Volatile.Write(ref _peakConcurrency, Volatile.Read(ref _inFlight));
    }

    internal InFlightRequest Begin()
    {
        int inFlight = Interlocked.Increment(ref _inFlight);
        int peak = Volatile.Read(ref _peakConcurrency);
        while (inFlight > peak)
        {
            peak = Interlocked.CompareExchange(ref _peakConcurrency, inFlight, peak);
        }

        return new(this, _clock.GetUtcNow());
    }

    private FrozenDictionary<string, StatusCounters> CreateCounters() =>
        _operations.ToFrozenDictionary(operation => operation, _ => new StatusCounters(), StringComparer.Ordinal);

    private void Record(DateTimeOffset receivedAt, ServiceRequest request, RequestResult result)
    {
        _counters[request.Route.OperationName].Add(result);
        if (_isRecording && Interlocked.Increment(ref _recorded) <= _capacity)
        {
            _requests.Enqueue(Describe(receivedAt, request, result));
        }

        Completed?.Invoke(receivedAt, request, result);
    }

    private static RecordedRequest Describe(DateTimeOffset receivedAt, ServiceRequest request, RequestResult result) => new()
    {
        Time = receivedAt,
        Verb = request.Verb,
        RawTarget = request.RawTarget,
        Headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetString(request.Body.Span),
        Operation = request.Route.OperationName,
        CallConnectionId = request.Route.CallConnectionId,
        TargetRawId = request.TargetRawId,
        ClientRequestId = request.ClientRequestId,
        Status = result.Status,
        Outcome = result.Outcome,
        Acted = result.Response?.Acted ?? false,
    };

    /// <summary>A request in flight, from its arrival until its result is known.</summary>
    internal sealed class InFlightRequest(TrafficRecorder recorder, DateTimeOffset receivedAt) : IDisposable
    {
        private int _hasEnded;

        /// <summary>
        /// Records the request and removes it from the requests in flight. Call this method before the response is written,
        /// because a request whose client has the response must not count as in flight.
        /// </summary>
        public void Complete(ServiceRequest request, RequestResult result)
        {
            recorder.Record(receivedAt, request, result);
            Dispose();
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
            {
                Interlocked.Decrement(ref recorder._inFlight);
            }
        }
    }
}

/// <summary>The counts of the received requests.</summary>
/// <param name="Requests">Completed requests.</param>
/// <param name="InFlight">Requests in flight.</param>
/// <param name="PeakConcurrency">The largest number of requests in flight at one time.</param>
/// <param name="ByOperation">Completed requests by operation and status, or by operation and outcome if no status was sent.</param>
public sealed record TrafficCounters(
    long Requests,
    int InFlight,
    int PeakConcurrency,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> ByOperation)
{
    private const int FirstErrorStatus = 400;
    private const string ThrottledStatus = "429";

    /// <summary>Gets the number of requests that received an error or no response.</summary>
    internal long Failed => ByOperation.Values.Sum(counts => counts.Where(count => IsFailure(count.Key)).Sum(count => count.Value));

    /// <summary>Gets the number of requests that received 429.</summary>
    internal long Throttled => ByOperation.Values.Sum(counts => counts.GetValueOrDefault(ThrottledStatus));

    /// <summary>Returns whether a counter counts failures. A counter without a numeric name counts requests without a response.</summary>
    private static bool IsFailure(string name) =>
        !int.TryParse(name, CultureInfo.InvariantCulture, out int status) || status >= FirstErrorStatus;
}
