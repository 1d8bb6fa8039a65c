using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>Runs rows through a batch of a client, with one method for each operation that opens a batch.</summary>
public static class ClientBatches
{
    /// <summary>Runs rows and returns the reports of the batch.</summary>
    public static async Task<CollectingSink> RecognizeAsync(
        this ICallingClient client,
        string operation,
        BatchOptions options,
        params IEnumerable<DtmfRecognitionRequest> rows)
    {
        var sink = new CollectingSink();
        await client.RecognizeAsync(operation, options, sink, CancellationToken.None, rows);
        return sink;
    }

    /// <summary>Runs rows and reports to the sink of the test, which keeps the reports if the run ends early.</summary>
    public static Task RecognizeAsync(
        this ICallingClient client,
        string operation,
        BatchOptions options,
        CollectingSink sink,
        CancellationToken cancellationToken,
        params IEnumerable<DtmfRecognitionRequest> rows) =>
        RunAsync(() => client.Open(KeyOf(operation), options, sink, cancellationToken), rows);

    /// <summary>Sends tones and returns the reports of the batch.</summary>
    public static async Task<CollectingSink<DtmfToneRequest, DtmfToneResult>> SendTonesAsync(
        this ICallingClient client,
        params IEnumerable<DtmfToneRequest> rows)
    {
        var sink = new CollectingSink<DtmfToneRequest, DtmfToneResult>();
        await client.SendTonesAsync(sink, rows);
        return sink;
    }

    /// <summary>Sends tones and reports to the sink of the test.</summary>
    public static Task SendTonesAsync(
        this ICallingClient client,
        CollectingSink<DtmfToneRequest, DtmfToneResult> sink,
        params IEnumerable<DtmfToneRequest> rows) =>
        RunAsync(() => client.Open(CallingOperation.SendDtmfTones, new BatchOptions(), sink, CancellationToken.None), rows);

    /// <summary>Reads calls and returns the reports of the batch.</summary>
    public static async Task<CollectingSink<CallConnectionRequest, CallConnection?>> GetCallsAsync(
        this ICallingClient client,
        params IEnumerable<CallConnectionRequest> rows)
    {
        var sink = new CollectingSink<CallConnectionRequest, CallConnection?>();
        await client.GetCallsAsync(sink, rows);
        return sink;
    }

    /// <summary>Reads calls and reports to the sink of the test, which keeps the reports if the run ends early.</summary>
    public static Task GetCallsAsync(
        this ICallingClient client,
        CollectingSink<CallConnectionRequest, CallConnection?> sink,
        params IEnumerable<CallConnectionRequest> rows) =>
        RunAsync(() => client.Open(CallingOperation.GetCallConnection, new BatchOptions { ThrottleLimit = 1 }, sink, CancellationToken.None), rows);

    /// <summary>Lists participants and returns the reports of the batch.</summary>
    public static async Task<CollectingSink<CallParticipantRequest, IReadOnlyList<CallParticipant>>> ListParticipantsAsync(
        this ICallingClient client,
        params IEnumerable<CallParticipantRequest> rows)
    {
        var sink = new CollectingSink<CallParticipantRequest, IReadOnlyList<CallParticipant>>();
        await RunAsync(() => client.Open(CallingOperation.ListCallParticipants, new BatchOptions(), sink, CancellationToken.None), rows);
        return sink;
    }

    /// <summary>Finds the operation by what results call it.</summary>
    public static CallingOperation<DtmfRecognitionRequest, DtmfRecognitionResult> KeyOf(string operation) =>
        operation == DtmfRecognitionOperation.Start ? CallingOperation.StartDtmfRecognition : CallingOperation.StopDtmfRecognition;

    /// <summary>Cancels media operations and returns the reports of the batch.</summary>
    public static async Task<CollectingSink<CallMediaRequest, CallMediaResult>> CancelMediaAsync(
        this ICallingClient client,
        BatchOptions options,
        params IEnumerable<CallMediaRequest> rows)
    {
        var sink = new CollectingSink<CallMediaRequest, CallMediaResult>();
        await RunAsync(() => client.Open(CallingOperation.CancelAllMediaOperations, options, sink, CancellationToken.None), rows);
        return sink;
    }

    private static Task RunAsync<TRequest>(Func<IOrderedBatch<TRequest>> open, IEnumerable<TRequest> rows) => OwnThread.RunAsync(() =>
    {
        using IOrderedBatch<TRequest> batch = open();
        foreach (TRequest row in rows)
        {
            batch.Add(row);
        }

        batch.Complete();
    });
}
