using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Tests.Batch;
using Microsoft.Coyote.Random;
using Xunit;

namespace AcsDtmf.Engine.Schedules;

/// <summary>A batch with a few rows and a random throttle limit, and the thread that adds them.</summary>
internal sealed class BatchRun : IDisposable
{
    internal const int MostRows = 5;

    private const int WidestLimit = 4;

    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Gets the choices that the schedule makes.</summary>
    internal Generator Choices { get; } = Generator.Create();

    internal CollectingSink Sink { get; init; } = new();

    internal IRowJournal<DtmfRecognitionRequest, DtmfRecognitionResult>? Journal { get; init; }

    /// <summary>Gets how many rows the batch has taken.</summary>
    internal int Added { get; private set; }

    public void Dispose() => _cancellation.Dispose();

    /// <summary>Adds rows until all are reported or the batch throws.</summary>
    /// <returns>What the batch threw; null when it reported every row.</returns>
    internal Task<Exception?> ExecuteAsync(ScriptedOperation operation, int count) => Task.Run(() =>
    {
        var options = new BatchOptions { ThrottleLimit = 1 + Choices.NextInteger(WidestLimit) };
        using var batch = new OrderedBatch<DtmfRecognitionRequest, DtmfRecognitionResult>(
            operation, Journal, options, Sink, new ScheduledClock(), _cancellation.Token);
        try
        {
            while (Added < count)
            {
                batch.Add(Batches.Row(Added++));
            }

            batch.Complete();
            Assert.InRange(operation.Peak, 0, options.ThrottleLimit);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
        finally
        {
            // Dispose would cancel step by step.
            Cancel();
        }
    });

    internal void Cancel() => _cancellation.CancelInOneStep();

    /// <summary>Works a row in a random way: at once, later, or on the caller's thread.</summary>
    internal async Task<CallingException?> WorkAsync(IRequestContext batch, CancellationToken cancellationToken)
    {
        switch (Choices.NextInteger(4))
        {
            case 1:
                await Task.Yield();
                break;
            case 2:
                batch.WriteVerbose("The row is being worked.");
                await Task.Yield();
                break;
            case 3:
                Assert.Equal(1, await batch.InvokeAsync(static () => 1, cancellationToken));
                break;
        }

        return null;
    }

    /// <summary>Asserts that the first rows, as many as given, were reported in order, each once.</summary>
    internal void AssertReported(int count) => Assert.Equal(Batches.Ids(count), Sink.Results.Select(static result => result.CallConnectionId));
}
