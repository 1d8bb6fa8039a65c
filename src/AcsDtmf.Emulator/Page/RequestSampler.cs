using System;
using System.Collections.Generic;
using System.Threading;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Recording;

namespace AcsDtmf.Emulator.Page;

/// <summary>Samples the completed requests of one page. Failed requests have their own budget, so that others do not hide them.</summary>
internal sealed class RequestSampler : IDisposable
{
    private const int RowsPerUpdate = 5;

    private readonly TrafficRecorder _traffic;
    private readonly TimeProvider _clock;
    private readonly RowBudget _succeeded = new(RowsPerUpdate);
    private readonly RowBudget _failed = new(RowsPerUpdate);
    private readonly RowQueue<RequestRow> _rows = new();
    private long _lastNumber;

    public RequestSampler(TrafficRecorder traffic, TimeProvider clock)
    {
        _traffic = traffic;
        _clock = clock;
        _traffic.Completed += Add;
    }

    /// <summary>Gets the number of requests that the page did not receive.</summary>
    public long Omitted => _succeeded.Omitted + _failed.Omitted;

    /// <summary>Returns the sampled rows of one update.</summary>
    public IReadOnlyList<RequestRow> Take()
    {
        IReadOnlyList<RequestRow> rows = _rows.TakeAll();
        _succeeded.Refill();
        _failed.Refill();
        return rows;
    }

    public void Dispose() => _traffic.Completed -= Add;

    private void Add(DateTimeOffset receivedAt, ServiceRequest request, RequestResult result)
    {
        bool failed = result.Status is null or >= 400;
        if ((failed ? _failed : _succeeded).TryTake())
        {
            long number = Interlocked.Increment(ref _lastNumber);
            _rows.Add(RequestRow.Of(number, failed, receivedAt, _clock.GetUtcNow() - receivedAt, request, result));
        }
    }
}
