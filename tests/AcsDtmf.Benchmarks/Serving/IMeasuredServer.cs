using System;

namespace AcsDtmf.Benchmarks.Serving;

/// <summary>A server that the contestants' requests go to.</summary>
internal interface IMeasuredServer : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    Uri Endpoint { get; }

    /// <summary>How long every request takes at least.</summary>
    TimeSpan Latency { set; }

    /// <summary>How many requests it answered with 200.</summary>
    long Answered { get; }
}
