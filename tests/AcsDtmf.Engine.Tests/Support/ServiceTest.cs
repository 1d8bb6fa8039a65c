using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Service;
using Xunit;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>A test with its own service: the emulator, on a loopback port.</summary>
public abstract class ServiceTest : IAsyncLifetime
{
    private readonly List<IDisposable> _connections = [];

    /// <summary>Gets the service.</summary>
    protected EmulatorHost Service { get; private set; } = null!;

    /// <summary>Gets the complete requests that the service received.</summary>
    protected IReadOnlyList<RecordedRequest> Requests => Service.State.Traffic.Requests;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Service = await EmulatorHost.StartAsync(new EmulatorOptions());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IDisposable connection in _connections)
        {
            connection.Dispose();
        }

        await Service.DisposeAsync();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the other resources of a test. The test runner calls only DisposeAsync.</summary>
    protected virtual void CleanUp()
    {
    }

    /// <summary>Connects with the access key. The retry delays are short, so that tests are fast.</summary>
    protected ICallingClient Connect(int maximumRetryCount = 3, TimeSpan? timeout = null) =>
        Connect(QuickOptions(Service.Endpoint, maximumRetryCount, timeout), AccessKeyCredential.FromBase64(Service.AccessKey));

    /// <summary>Connects, and closes the client at the end of the test.</summary>
    protected ICallingClient Connect(CallingClientOptions options, CallingCredential credential)
    {
        ICallingClient client = new CallingEngine().Connect(options, credential);
        _connections.Add(client);
        return client;
    }

    protected static CallingClientOptions QuickOptions(Uri endpoint, int maximumRetryCount = 3, TimeSpan? timeout = null) => new(endpoint)
    {
        MaximumRetryCount = maximumRetryCount,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Timeout = timeout ?? TimeSpan.FromSeconds(60),
    };

    /// <summary>Adds calls to the service, and returns a row for the first participant of each call.</summary>
    protected IReadOnlyList<DtmfRecognitionRequest> SeedRows(int count) =>
        [.. Service.State.Calls.Seed(count, participantsPerCall: 1).Select(call => RowFor(call))];

    protected static DtmfRecognitionRequest RowFor(Call call) => new()
    {
        CallConnectionId = call.CallConnectionId,
        TargetParticipant = CommunicationIdentifier.FromRawId(call.Participants[0].RawId),
    };

    /// <summary>Sends rows in one batch, and returns the reports of the batch.</summary>
    protected static Task<CollectingSink> StopAsync(ICallingClient client, params IEnumerable<DtmfRecognitionRequest> rows) =>
        RunAsync(client, DtmfRecognitionOperation.Stop, throttleLimit: 16, rows);

    protected static async Task<CollectingSink> RunAsync(
        ICallingClient client,
        string operation,
        int throttleLimit,
        IEnumerable<DtmfRecognitionRequest> rows)
    {
        var sink = new CollectingSink();
        await OwnThread.RunAsync(() =>
        {
            using IOrderedBatch<DtmfRecognitionRequest> batch = Open(client, operation, throttleLimit, sink, CancellationToken.None);
            foreach (DtmfRecognitionRequest row in rows)
            {
                batch.Add(row);
            }

            batch.Complete();
        });
        return sink;
    }

    protected static IOrderedBatch<DtmfRecognitionRequest> Open(
        ICallingClient client,
        string operation,
        int throttleLimit,
        CollectingSink sink,
        CancellationToken cancellationToken) =>
        client.Open(ClientBatches.KeyOf(operation), new BatchOptions { ThrottleLimit = throttleLimit }, sink, cancellationToken);

    /// <summary>Sends one row, and returns its report.</summary>
    protected async Task<Report> StopOneAsync(ICallingClient client) => (await StopAsync(client, SeedRows(1))).OnlyReport;
}
