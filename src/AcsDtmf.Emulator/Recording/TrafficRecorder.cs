using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Recording;

/// <summary>Remembers what the emulator saw: numbers always, whole requests while recording is on and there is room.</summary>
public sealed class TrafficRecorder
{
    private readonly TimeProvider _clock;
    private readonly int _capacity;
    private volatile bool _isRecording;
    private ConcurrentQueue<RecordedRequest> _requests = new();
    private StatusTable _table = new();
    private int _recorded;
    private int _inFlight;
    private int _peakConcurrency;

    internal TrafficRecorder(TimeProvider clock, int capacity)
    {
        _clock = clock;
        _capacity = capacity;
    }

    /// <summary>Whether whole requests are kept.</summary>
    public bool IsRecording
    {
        get => _isRecording;
        set => _isRecording = value;
    }

    /// <summary>The requests that were kept, in the order they were settled.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>What was seen, in numbers.</summary>
    public TrafficCounters Counters
    {
        get
        {
            var byOperation = Enum.GetValues<ServiceOperation>()
                .Select(operation => (Operation: operation, Counts: _table.Read(operation)))
                .Where(row => row.Counts.Count > 0)
                .ToDictionary(row => row.Operation, row => row.Counts);
            return new(
                byOperation.Values.Sum(counts => counts.Values.Sum()),
                Volatile.Read(ref _inFlight),
                Volatile.Read(ref _peakConcurrency),
                byOperation);
        }
    }

    /// <summary>How many requests for an operation were settled with a status.</summary>
    public long Count(ServiceOperation operation, int status) => _table.Count(operation, status);

    /// <summary>Forgets everything seen so far.</summary>
    public void Clear()
    {
        _requests = new();
        _table = new();
        Volatile.Write(ref _recorded, 0);
        Volatile.Write(ref _peakConcurrency, Volatile.Read(ref _inFlight));
    }

    internal Visit Enter()
    {
        int inFlight = Interlocked.Increment(ref _inFlight);
        int peak = Volatile.Read(ref _peakConcurrency);
        while (inFlight > peak)
        {
            peak = Interlocked.CompareExchange(ref _peakConcurrency, inFlight, peak);
        }

        return new(this, _clock.GetUtcNow());
    }

    internal void Leave() => Interlocked.Decrement(ref _inFlight);

    internal void Record(Visit visit, ServiceRequest request, Reply reply)
    {
        _table.Add(request.Route.Operation, reply);
        if (_isRecording && Interlocked.Increment(ref _recorded) <= _capacity)
        {
            _requests.Enqueue(Describe(visit, request, reply));
        }
    }

    private static RecordedRequest Describe(Visit visit, ServiceRequest request, Reply reply)
    {
        return new()
        {
            Time = visit.Arrival,
            Verb = request.Verb,
            RawTarget = request.RawTarget,
            Headers = request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetString(request.Body.Span),
            Operation = request.Route.Operation,
            CallConnectionId = request.Route.CallConnectionId,
            TargetRawId = request.TargetRawId,
            ClientRequestId = request.ClientRequestId,
            Status = reply.Status,
            Outcome = reply.Outcome,
            Acted = reply.Answer?.Acted ?? false,
        };
    }
}
