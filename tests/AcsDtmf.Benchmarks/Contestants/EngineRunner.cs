using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Workloads;
using AcsDtmf.Contracts;
using AcsDtmf.Loader;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>Runs the engine without PowerShell. It loads the engine from the module's folder, as the module does.</summary>
internal sealed class EngineRunner : IRowRunner, IBatchSink<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private readonly ICallingClient _client;

    public EngineRunner(Uri endpoint, string accessKey)
    {
        Type type = EngineLoadContext.Load(Repository.EngineFolder, "AcsDtmf.Engine").GetType("AcsDtmf.Engine.CallingEngine", throwOnError: true)!;
        var engine = (ICallingEngine)Activator.CreateInstance(type)!;
        _client = engine.Connect(new CallingClientOptions(endpoint), AccessKeyCredential.FromBase64(accessKey));
    }

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<Row> rows, int width)
    {
        using IOrderedBatch<DtmfRecognitionRequest> batch = _client.Open(
            CallingOperation.StopDtmfRecognition,
            new BatchOptions { ThrottleLimit = width },
            this,
            CancellationToken.None);
        foreach (Row row in rows)
        {
            batch.Add(new DtmfRecognitionRequest
            {
                CallConnectionId = row.CallConnectionId,
                TargetParticipant = CommunicationIdentifier.Parse(row.TargetParticipant),
                OperationContext = row.OperationContext,
            });
        }

        batch.Complete();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnResult(DtmfRecognitionRequest request, DtmfRecognitionResult result, CallingException? error)
    {
        if (error is not null)
        {
            throw new InvalidDataException("A row failed, so the measurement is invalid.", error);
        }
    }

    /// <inheritdoc/>
    public void OnWarning(string message)
    {
    }

    /// <inheritdoc/>
    public void OnVerbose(string message)
    {
    }

    /// <inheritdoc/>
    public bool WantsDebug => false;

    /// <inheritdoc/>
    public void OnDebug(string message)
    {
    }

    /// <inheritdoc/>
    public void OnProgress(BatchProgress progress)
    {
    }
}
