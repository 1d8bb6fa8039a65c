using System;
using System.Threading;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Recording;

/// <summary>A request's stay in the emulator, from its first byte to the decision about its answer.</summary>
internal sealed class Visit(TrafficRecorder recorder, DateTimeOffset arrival) : IDisposable
{
    private int _hasLeft;

    public DateTimeOffset Arrival => arrival;

    /// <summary>Records the request and ends its stay: the client must not see its answer while it is counted as under way.</summary>
    public void Complete(ServiceRequest request, Reply reply)
    {
        recorder.Record(this, request, reply);
        Dispose();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
        {
            recorder.Leave();
        }
    }
}
