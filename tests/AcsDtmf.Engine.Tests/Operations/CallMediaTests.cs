using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Operations;

/// <summary>Tests the engine's operation that cancels the media operations of a call.</summary>
public sealed class CallMediaTests : ServiceTest
{
    private readonly string _journal = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.journal");

    [Fact]
    public async Task The_request_has_the_operations_path_and_no_body()
    {
        Call call = Service.State.Calls.Seed(1, participantsPerCall: 1)[0];

        var report = (await Connect().CancelMediaAsync(new BatchOptions(), Row(call))).OnlyReport;

        Assert.Null(report.Error);
        Assert.Equal((RowStatus.Succeeded, 202, 1), (report.Result.Status, report.Result.StatusCode, report.Result.Attempts));
        Assert.Equal((call.CallConnectionId, call.CorrelationId), (report.Result.CallConnectionId, report.Result.CorrelationId));
        Assert.Equal(
            ("POST", $"/calling/callConnections/{call.CallConnectionId}:cancelAllMediaOperations?api-version=2026-03-12", string.Empty),
            (Requests[0].Verb, Requests[0].RawTarget, Requests[0].Body ?? string.Empty));
    }

    [Fact]
    public async Task A_failed_row_does_not_affect_other_rows()
    {
        Call call = Service.State.Calls.Seed(1, participantsPerCall: 1)[0];
        Service.State.Faults.Add(new FaultRule { Operation = "cancelAllMediaOperations", Status = 412, Count = 1 });

        var sink = await Connect().CancelMediaAsync(new BatchOptions { ThrottleLimit = 1 }, Row(call), Row(call), new CallMediaRequest());

        Assert.Equal([RowStatus.Failed, RowStatus.Succeeded, RowStatus.Failed], sink.Results.Select(result => result.Status));
        Assert.Equal(["8583", null, CallingErrorCode.InvalidCallConnectionId], sink.Results.Select(result => result.ErrorCode));
        Assert.Equal(2, Requests.Count);
    }

    [Fact]
    public async Task A_second_run_with_the_same_journal_sends_nothing()
    {
        CallMediaRequest[] rows = Service.State.Calls.Seed(3, participantsPerCall: 1).Select(Row).ToArray();
        var options = new BatchOptions { JournalPath = _journal };
        await Connect().CancelMediaAsync(options, rows);

        var second = await Connect().CancelMediaAsync(options, rows);

        Assert.All(second.Results, result => Assert.Equal(RowStatus.Skipped, result.Status));
        Assert.Equal(3, Requests.Count);
        File.Delete(_journal);
    }

    private static CallMediaRequest Row(Call call) => new() { CallConnectionId = call.CallConnectionId };
}
