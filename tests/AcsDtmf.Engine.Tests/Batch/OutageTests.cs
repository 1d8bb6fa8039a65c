using System;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Tests that a run ends when its rows no longer receive a response.</summary>
public sealed class OutageTests
{
    private const int Rows = 1000;

    private readonly CollectingSink _sink = new();

    [Theory]
    [InlineData(CallingErrorKind.Connection, 1)]
    [InlineData(CallingErrorKind.Connection, 16)]
    [InlineData(CallingErrorKind.Timeout, 16)]
    public async Task The_maximum_number_of_consecutive_rows_without_a_response_ends_the_run(CallingErrorKind kind, int throttleLimit)
    {
        ScriptedOperation operation = Answering(_ => Unanswered(kind));

        var error = await Assert.ThrowsAsync<CallingException>(() => RunAsync(operation, throttleLimit, limit: 50));

        Assert.Equal((CallingErrorKind.Connection, CallingErrorCode.ServiceUnreachable), (error.Kind, error.ErrorCode));
        Assert.Contains("50 consecutive rows had no response", error.Message, StringComparison.Ordinal);
        Assert.Contains("Connection refused.", error.Message, StringComparison.Ordinal);
        Assert.Contains("-MaximumUnansweredRowCount", error.RecommendedAction, StringComparison.Ordinal);
        Assert.InRange(operation.Started, 50, 50 + throttleLimit);
        Assert.Equal(Batches.Ids(_sink.Count), _sink.Results.Select(result => result.CallConnectionId));
        Assert.Equal(operation.Started, _sink.Reports.Count(report => report.Error is not null));
        Assert.Equal(operation.Unsent, _sink.Count - operation.Started);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Any_response_restarts_the_count(int? status)
    {
        ScriptedOperation operation = Answering(row => row % 50 == 49 ? Answered(status) : Unanswered(CallingErrorKind.Timeout));

        await RunAsync(operation, throttleLimit: 1, limit: 50);

        Assert.Equal(Rows, operation.Started);
    }

    [Fact]
    public async Task A_row_that_is_not_sent_does_not_restart_the_count()
    {
        var invalid = new CallingException(CallingErrorKind.InvalidRow, CallingErrorCode.InvalidTargetParticipant, "The participant is invalid.");
        ScriptedOperation operation = Answering(row => row % 2 == 0 ? invalid : Unanswered(CallingErrorKind.Connection));

        await Assert.ThrowsAsync<CallingException>(() => RunAsync(operation, throttleLimit: 1, limit: 50));

        Assert.Equal(100, operation.Started);
    }

    [Fact]
    public async Task Without_a_limit_every_row_is_tried()
    {
        ScriptedOperation operation = Answering(_ => Unanswered(CallingErrorKind.Connection));

        await RunAsync(operation, throttleLimit: 16, limit: 0);

        Assert.Equal(Rows, operation.Started);
    }

    private static CallingException Unanswered(CallingErrorKind kind) => new(kind, CallingErrorCode.ConnectionFailed, "Connection refused.");

    private static CallingException? Answered(int? status) =>
        status is null ? null : new CallingException(CallingErrorKind.Service, "8522", "No.") { StatusCode = status };

    private static ScriptedOperation Answering(Func<int, CallingException?> answer) =>
        new((row, _, _) => Task.FromResult(answer(Batches.NumberOf(row))));

    private Task RunAsync(ScriptedOperation operation, int throttleLimit, int limit) => OwnThread.RunAsync(() =>
    {
        using var batch = new OrderedBatch<DtmfRecognitionRequest, DtmfRecognitionResult>(
            operation,
            journal: null,
            new BatchOptions { ThrottleLimit = throttleLimit, MaximumUnansweredRowCount = limit },
            _sink,
            TimeProvider.System,
            default);
        for (int i = 0; i < Rows; i++)
        {
            batch.Add(Batches.Row(i));
        }

        batch.Complete();
    });
}
