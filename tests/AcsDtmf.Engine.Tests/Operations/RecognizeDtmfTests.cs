using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Operations;

/// <summary>Tests one row, from the request to the result.</summary>
public sealed class RecognizeDtmfTests : ServiceTest
{
    [Fact]
    public async Task Start_starts_recognition_and_stop_stops_it()
    {
        var rows = SeedRows(1);
        Participant participant = Service.State.Calls.All[0].Participants[0];

        await RunAsync(Connect(), DtmfRecognitionOperation.Start, throttleLimit: 1, rows);
        Assert.True(participant.IsRecognizing);

        await RunAsync(Connect(), DtmfRecognitionOperation.Stop, throttleLimit: 1, rows);
        Assert.False(participant.IsRecognizing);
        Assert.Equal((1, 1), (participant.Starts, participant.Stops));
    }

    [Theory]
    [InlineData(DtmfRecognitionOperation.Start)]
    [InlineData(DtmfRecognitionOperation.Stop)]
    public async Task A_result_repeats_its_row_and_tells_what_the_service_said(string operation)
    {
        Call call = Service.State.Calls.Seed(1, participantsPerCall: 1)[0];
        var row = new DtmfRecognitionRequest
        {
            CallConnectionId = call.CallConnectionId,
            TargetParticipant = CommunicationIdentifier.FromRawId(call.Participants[0].RawId),
            OperationContext = "order 17",
            OperationCallbackUri = "https://127.0.0.1:9/callback",
        };

        DateTimeOffset before = DateTimeOffset.UtcNow;
        CollectingSink sink = await RunAsync(Connect(), operation, throttleLimit: 1, [row]);
        DateTimeOffset after = DateTimeOffset.UtcNow;

        Assert.Same(row, sink.OnlyReport.Request);
        Assert.Null(sink.OnlyReport.Error);
        DtmfRecognitionResult result = sink.OnlyReport.Result;
        Assert.Equal(row.CallConnectionId, result.CallConnectionId);
        Assert.Same(row.TargetParticipant!.RawId, result.TargetParticipant);
        Assert.Equal(row.OperationContext, result.OperationContext);
        Assert.Equal(row.OperationCallbackUri, result.OperationCallbackUri);
        Assert.Equal((operation, RowStatus.Succeeded, 200), (result.Operation, result.Status, result.StatusCode));
        Assert.Equal((null, null), (result.ErrorCode, result.ErrorMessage));
        Assert.Equal(call.CorrelationId, result.CorrelationId);
        Assert.Equal(Requests[0].ClientRequestId, result.ClientRequestId);
        Assert.Equal(1, result.Attempts);
        Assert.InRange(TimeSpan.ParseExact(result.Duration, "c", CultureInfo.InvariantCulture), TimeSpan.Zero, after - before);
        Assert.InRange(DateTimeOffset.Parse(result.CompletedAt!, CultureInfo.InvariantCulture), before.AddMilliseconds(-1), after);
    }

    [Fact]
    public async Task Invalid_rows_are_never_sent()
    {
        DtmfRecognitionRequest good = SeedRows(1)[0];
        DtmfRecognitionRequest[] rows =
        [
            new(),
            new() { CallConnectionId = "../x", TargetParticipant = good.TargetParticipant },
            new() { CallConnectionId = good.CallConnectionId },
            new() { CallConnectionId = good.CallConnectionId, TargetParticipant = new UnknownIdentifier("1.42555E+10") },
            new() { CallConnectionId = good.CallConnectionId, TargetParticipant = good.TargetParticipant, OperationContext = "\ud83d" },
            new() { CallConnectionId = good.CallConnectionId, TargetParticipant = good.TargetParticipant, OperationCallbackUri = "callback" },
            good,
        ];

        CollectingSink sink = await StopAsync(Connect(), rows);

        Assert.Equal(
            [
                CallingErrorCode.InvalidCallConnectionId,
                CallingErrorCode.InvalidCallConnectionId,
                CallingErrorCode.InvalidTargetParticipant,
                CallingErrorCode.InvalidTargetParticipant,
                CallingErrorCode.InvalidOperationContext,
                CallingErrorCode.InvalidOperationCallbackUri,
                null,
            ],
            sink.Results.Select(result => result.ErrorCode));
        Assert.All(sink.Reports.SkipLast(1), report =>
        {
            Assert.Equal(RowStatus.Failed, report.Result.Status);
            Assert.Equal((0, null, null), (report.Result.Attempts, report.Result.StatusCode, report.Result.ClientRequestId));
            Assert.Same(report.Request.Rejection, report.Error);
        });
        RecordedRequest request = Assert.Single(Requests);
        Assert.Equal(good.CallConnectionId, request.CallConnectionId);
    }
}
