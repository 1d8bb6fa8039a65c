using System;
using System.Collections.Generic;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Loader;
using Microsoft.VisualBasic.FileIO;

namespace AcsDtmf.Demo;

/// <summary>Runs the rows of the main job without PowerShell, through the module's own engine in its private load context.</summary>
internal sealed class EngineDemo : IBatchSink<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private const string Row = "{0,-9} {1,-36} {2,-24} {3}";

    private EngineDemo()
    {
    }

    /// <inheritdoc/>
    public void OnResult(DtmfRecognitionRequest request, DtmfRecognitionResult result, CallingException? error) =>
        Console.WriteLine(Row, result.Status, result.CallConnectionId, Shorten(result.TargetParticipant), result.ErrorCode);

    /// <inheritdoc/>
    public void OnWarning(string message) => Console.WriteLine(message);

    /// <inheritdoc/>
    public void OnVerbose(string message) => Console.WriteLine(message);

    /// <inheritdoc/>
    public bool WantsDebug => false;

    /// <inheritdoc/>
    public void OnDebug(string message) => throw new NotSupportedException("WantsDebug is false, so the engine sends no debug messages.");

    /// <inheritdoc/>
    public void OnProgress(BatchProgress progress)
    {
        // The few rows of the demo finish before the first progress report.
    }

    internal static int Run(string engineFolder, string csv, string connectionString)
    {
        Console.WriteLine();
        Console.WriteLine(Row, "Status", "CallConnectionId", "Participant", "Error");
        Console.WriteLine(Row, "------", "----------------", "-----------", "-----");

        Type engineType = EngineLoadContext.Load(engineFolder, "AcsDtmf.Engine").GetType("AcsDtmf.Engine.CallingEngine", throwOnError: true)!;
        var engine = (ICallingEngine)Activator.CreateInstance(engineType)!;
        ConnectionString connection = ConnectionString.Parse(connectionString);
        using ICallingClient client = engine.Connect(new CallingClientOptions(connection.Endpoint), connection.Credential);
        using IOrderedBatch<DtmfRecognitionRequest> batch = client.Open(
            CallingOperation.StopDtmfRecognition,
            new BatchOptions(),
            new EngineDemo(),
            CancellationToken.None);
        foreach (DtmfRecognitionRequest request in Read(csv))
        {
            batch.Add(request);
        }

        batch.Complete();
        Console.WriteLine();
        return 0;
    }

    private static IEnumerable<DtmfRecognitionRequest> Read(string csv)
    {
        using var reader = new TextFieldParser(csv) { Delimiters = [","] };
        reader.ReadFields();
        while (reader.ReadFields() is [var callConnectionId, var participant, var context])
        {
            yield return new DtmfRecognitionRequest
            {
                CallConnectionId = callConnectionId,
                TargetParticipant = CommunicationIdentifier.Parse(participant),
                OperationContext = context,
            };
        }
    }

    private static string? Shorten(string? rawId) => rawId is null ? null : DisplayText.ShortId(rawId, 24);
}
