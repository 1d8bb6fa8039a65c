using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using AcsDtmf.Emulator.Events;

namespace AcsDtmf.Emulator.Page;

/// <summary>Samples the events of one page. A sampled event has one row when it is queued and one when its delivery ends.</summary>
internal sealed class EventSampler : IDisposable
{
    private const int EventsPerUpdate = 5;

    private readonly CallbackDelivery _delivery;
    private readonly RowBudget _budget = new(EventsPerUpdate);
    private readonly RowQueue<EventRow> _rows = new();
    private readonly ConcurrentDictionary<string, bool> _pending = new(StringComparer.Ordinal);

    public EventSampler(CallbackDelivery delivery)
    {
        _delivery = delivery;
        _delivery.Queued += AddPending;
        _delivery.Completed += AddCompleted;
    }

    /// <summary>Gets the number of events that the page did not receive.</summary>
    public long Omitted => _budget.Omitted;

    /// <summary>Returns the sampled rows of one update.</summary>
    public IReadOnlyList<EventRow> Take()
    {
        IReadOnlyList<EventRow> rows = _rows.TakeAll();
        _budget.Refill();
        return rows;
    }

    public void Dispose()
    {
        _delivery.Queued -= AddPending;
        _delivery.Completed -= AddCompleted;
    }

    private void AddPending(CloudEvent cloudEvent)
    {
        if (_budget.TryTake())
        {
            _pending[cloudEvent.Id] = true;
            _rows.Add(EventRow.Of(cloudEvent, EventDeliveryState.Pending));
        }
    }

    private void AddCompleted(CloudEvent cloudEvent, bool delivered)
    {
        if (_pending.TryRemove(cloudEvent.Id, out _))
        {
            _rows.Add(EventRow.Of(cloudEvent, delivered ? EventDeliveryState.Delivered : EventDeliveryState.Failed));
        }
    }
}
