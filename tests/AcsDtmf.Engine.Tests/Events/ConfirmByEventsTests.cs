using System;
using System.Linq;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Events at hand confirm the stops that they are about: one each, and no other.</summary>
public sealed class ConfirmByEventsTests
{
    private const string Call = "18dea47f-b081-4107-9a5c-4300819d2c6c";

    [Fact]
    public void An_event_confirms_the_stop_with_its_call_and_context()
    {
        CallEvent callEvent = Stops.Event(Call, "x");
        DtmfRecognitionResult stop = Stops.Result(Call.ToUpperInvariant(), "x");

        (ConfirmedDtmfRecognitionResult result, CallingException? error) = Assert.Single(Stops.Confirm([callEvent], stop).Reports);

        Assert.Null(error);
        Assert.True(result.Confirmed);
        Assert.Same(callEvent, result.Event);
        Assert.Equal(DateTimeOffset.UnixEpoch, result.ConfirmedAt);
        Assert.Equal(stop.CallConnectionId, result.CallConnectionId);
    }

    [Theory]
    [InlineData("other", "x", null)]
    [InlineData(Call, "X", null)]
    [InlineData(Call, null, null)]
    [InlineData(Call, "x ", null)]
    [InlineData(null, "x", null)]
    [InlineData(Call, "x", "Microsoft.Communication.ContinuousDtmfRecognitionToneReceived")]
    [InlineData(Call, "x", "Microsoft.Communication.CallDisconnected")]
    public void An_event_of_another_call_context_or_type_does_not(string? call, string? context, string? type)
    {
        CallEvent callEvent = type is null ? Stops.Event(call, context) : Stops.Event(call, context, type: type);

        (ConfirmedDtmfRecognitionResult result, CallingException? error) = Assert.Single(Stops.Confirm([callEvent], Stops.Result(Call, "x")).Reports);

        Assert.False(result.Confirmed);
        Assert.Null(result.ConfirmedAt);
        Assert.Null(result.Event);
        Assert.Equal(CallingErrorCode.NotConfirmed, error?.ErrorCode);
        Assert.Equal(CallingErrorKind.Timeout, error?.Kind);
        Assert.Contains("-UniqueContext", error?.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_event_confirms_one_stop_and_the_first_ones_go_first()
    {
        ConfirmationCollector collector = Stops.Confirm(
            [Stops.Event(Call, null), Stops.Event(Call, null)],
            Stops.Result(Call, null),
            Stops.Result(Call, null),
            Stops.Result(Call, null));

        Assert.Equal([true, true, false], collector.Confirmed);
        Assert.NotSame(collector.Reports[0].Result.Event, collector.Reports[1].Result.Event);
    }

    [Fact]
    public void An_event_that_was_delivered_twice_confirms_once()
    {
        ConfirmationCollector collector = Stops.Confirm(
            [Stops.Event(Call, null, id: "1"), Stops.Event(Call, null, id: "1")],
            Stops.Result(Call, null),
            Stops.Result(Call, null));

        Assert.Equal([true, false], collector.Confirmed);
    }

    [Fact]
    public void Events_without_ids_are_not_taken_for_one_another()
    {
        var callEvent = new CallEvent { Type = "Microsoft.Communication.ContinuousDtmfRecognitionStopped", CallConnectionId = Call };

        ConfirmationCollector collector = Stops.Confirm([callEvent, callEvent], Stops.Result(Call, null), Stops.Result(Call, null));

        Assert.Equal([true, true], collector.Confirmed);
        Assert.All(collector.Reports, report => Assert.NotNull(report.Result.ConfirmedAt));
    }

    [Theory]
    [InlineData(RowStatus.Failed)]
    [InlineData(RowStatus.Skipped)]
    public void Rows_that_stopped_nothing_pass_without_an_event_and_without_an_error(RowStatus status)
    {
        ConfirmationCollector collector = Stops.Confirm([Stops.Event(Call, "x")], Stops.Result(Call, "x", status), Stops.Result(Call, "x"));

        Assert.Equal([false, true], collector.Confirmed);
        Assert.All(collector.Reports, report => Assert.Null(report.Error));
    }

    [Fact]
    public void Rows_that_nothing_can_confirm_are_errors_of_their_own()
    {
        ConfirmationCollector collector = Stops.Confirm(
            [Stops.Event(Call, "x")],
            Stops.Result(null, "x"),
            new DtmfRecognitionResult { CallConnectionId = Call, OperationContext = "x", Operation = DtmfRecognitionOperation.Start });

        Assert.Equal([false, false], collector.Confirmed);
        Assert.Equal([CallingErrorCode.InvalidCallConnectionId, CallingErrorCode.NotAStop], collector.Reports.Select(report => report.Error?.ErrorCode));
    }

    [Fact]
    public void Thousands_are_confirmed_in_the_order_of_the_rows_whatever_that_of_the_events()
    {
        string[] contexts = [.. Enumerable.Range(0, 50_000).Select(number => $"{number}")];

        ConfirmationCollector collector = Stops.Confirm(
            contexts.Reverse().Select(context => Stops.Event(Call, context)),
            contexts.Select(context => Stops.Result(Call, context)));

        Assert.True(contexts.SequenceEqual(collector.Contexts));
        Assert.DoesNotContain(false, collector.Confirmed);
    }

    [Fact]
    public void Thousands_that_cannot_be_told_apart_take_no_longer()
    {
        ConfirmationCollector collector = Stops.Confirm(
            Enumerable.Range(0, 50_000).Select(_ => Stops.Event(Call, null)),
            Enumerable.Range(0, 50_001).Select(_ => Stops.Result(Call, null)));

        Assert.Equal(50_000, collector.Confirmed.Count(confirmed => confirmed));
        Assert.False(collector.Reports[^1].Result.Confirmed);
    }
}
