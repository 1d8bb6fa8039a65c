using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Keeps all that a confirmation reports.</summary>
public sealed class ConfirmationCollector : IStopConfirmationSink
{
    private readonly ConcurrentQueue<(ConfirmedDtmfRecognitionResult Result, CallingException? Error)> _reports = new();

    public IReadOnlyList<(ConfirmedDtmfRecognitionResult Result, CallingException? Error)> Reports => [.. _reports];

    public int Count => _reports.Count;

    /// <summary>Gets the contexts of the results, in the order they came.</summary>
    public IEnumerable<string?> Contexts => _reports.Select(report => report.Result.OperationContext);

    /// <summary>Gets whether the results are confirmed, in the order they came.</summary>
    public IEnumerable<bool> Confirmed => _reports.Select(report => report.Result.Confirmed);

    public void OnResult(ConfirmedDtmfRecognitionResult result, CallingException? error) => _reports.Enqueue((result, error));

    public void OnVerbose(string message)
    {
    }
}
