using System.Threading;

namespace AcsDtmf.Emulator.Events;

/// <summary>Counts events; a reset begins a new one, so that stragglers do not spoil it.</summary>
internal sealed class DeliveryTally
{
    private long _queued;
    private long _delivered;
    private long _failed;
    private long _undeliverable;
    private long _attempts;

    public void AddQueued() => Interlocked.Increment(ref _queued);

    public void AddAttempt() => Interlocked.Increment(ref _attempts);

    public void AddUndeliverable() => Interlocked.Increment(ref _undeliverable);

    public void AddSettled(bool delivered)
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
