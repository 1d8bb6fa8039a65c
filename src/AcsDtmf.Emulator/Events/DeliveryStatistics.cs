using System.Threading;

namespace AcsDtmf.Emulator.Events;

/// <summary>
/// Counts events. A reset replaces the instance, so that events from before the reset do not change the new counters.
/// </summary>
internal sealed class DeliveryStatistics
{
    private long _queued;
    private long _delivered;
    private long _failed;
    private long _undeliverable;
    private long _attempts;

    public void AddQueued() => Interlocked.Increment(ref _queued);

    public void AddAttempt() => Interlocked.Increment(ref _attempts);

    public void AddUndeliverable() => Interlocked.Increment(ref _undeliverable);

    public void AddCompleted(bool delivered)
    {
        if (delivered)
        {
            Interlocked.Increment(ref _delivered);
        }
        else
        {
            Interlocked.Increment(ref _failed);
        }
    }

    public DeliveryCounters Read()
    {
        long delivered = Interlocked.Read(ref _delivered);
        long failed = Interlocked.Read(ref _failed);
        long pending = Interlocked.Read(ref _queued) - delivered - failed;
        return new(pending, delivered, failed, Interlocked.Read(ref _undeliverable), Interlocked.Read(ref _attempts));
    }
}

/// <summary>The number of events in each delivery state.</summary>
/// <param name="Pending">Events that are queued or being posted.</param>
/// <param name="Delivered">Events that the receiver accepted.</param>
/// <param name="Failed">Events whose delivery failed at every attempt.</param>
/// <param name="Undeliverable">Events that were not posted, because they have no loopback callback URI.</param>
/// <param name="Attempts">Delivery attempts, including retries.</param>
public sealed record DeliveryCounters(long Pending, long Delivered, long Failed, long Undeliverable, long Attempts);
