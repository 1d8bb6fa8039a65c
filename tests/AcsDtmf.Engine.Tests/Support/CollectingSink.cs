using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>A sink that keeps all reports of a batch and the threads that report them.</summary>
public sealed class CollectingSink<TRequest, TResult> : IBatchSink<TRequest, TResult>
{
    private readonly ConcurrentQueue<Report<TRequest, TResult>> _reports = new();
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentQueue<string> _debug = new();
    private readonly ConcurrentQueue<BatchProgress> _progress = new();
    private readonly ConcurrentDictionary<int, bool> _threads = new();

    /// <summary>Gets or sets the action that runs for each reported row, after the report is kept.</summary>
    public Action<Report<TRequest, TResult>>? WhenReported { get; set; }

    public IReadOnlyList<Report<TRequest, TResult>> Reports => [.. _reports];

    public IReadOnlyList<string> Messages => [.. _messages];

    public IEnumerable<TResult> Results => _reports.Select(report => report.Result);

    public IEnumerable<int> Threads => _threads.Keys;

    public int Count => _reports.Count;

    /// <summary>Gets the only report. Throws if there is not exactly one.</summary>
    public Report<TRequest, TResult> OnlyReport => _reports.Single();

    public void OnResult(TRequest request, TResult result, CallingException? error)
    {
        _threads[Environment.CurrentManagedThreadId] = true;
        var report = new Report<TRequest, TResult>(request, result, error);
        _reports.Enqueue(report);
        WhenReported?.Invoke(report);
    }

    public IReadOnlyList<string> Warnings => [.. _warnings];

    public void OnWarning(string message)
    {
        _threads[Environment.CurrentManagedThreadId] = true;
        _warnings.Enqueue(message);
    }

    public void OnVerbose(string message)
    {
        _threads[Environment.CurrentManagedThreadId] = true;
        _messages.Enqueue(message);
    }

    /// <summary>Gets the progress that the batch reported.</summary>
    public IReadOnlyList<BatchProgress> Progress => [.. _progress];

    public void OnProgress(BatchProgress progress)
    {
        _threads[Environment.CurrentManagedThreadId] = true;
        _progress.Enqueue(progress);
    }

    /// <summary>Gets the debug messages.</summary>
    public IReadOnlyList<string> Debug => [.. _debug];

    public bool WantsDebug { get; init; }

    public void OnDebug(string message)
    {
        _threads[Environment.CurrentManagedThreadId] = true;
        _debug.Enqueue(message);
    }
}
