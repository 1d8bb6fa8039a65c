using System;

namespace AcsDtmf.Benchmarks.Serving;

/// <summary>A server that receives the requests of the contestants.</summary>
internal interface IMeasuredServer : IAsyncDisposable
{
    /// <summary>Gets the endpoint of the server.</summary>
    Uri Endpoint { get; }

    /// <summary>Sets the minimum duration of every request.</summary>
    TimeSpan Latency { set; }

    /// <summary>Gets the number of responses with status 200.</summary>
    long Answered { get; }
}
