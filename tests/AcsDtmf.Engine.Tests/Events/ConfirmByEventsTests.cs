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
        DtmfRecognitionResult stop = Stops.Result(Call.ToUpperInvariant(), "x", source: this);

        (ConfirmedDtmfRecognitionResult result, CallingException? error) = Assert.Single(Stops.Confirm([callEvent], stop).Reports);

        Assert.Null(error);
        Assert.True(result.Confirmed);
        Assert.Same(callEvent, result.Event);
        Assert.Equal("1970-01-01T00:00:00.000Z", result.ConfirmedAt);
        Assert.Equal(stop.CallConnectionId, result.CallConnectionId);
        Assert.Same(this, result.GetSource());
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
    public void Stops_that_share_call_and_context_are_confirmed_when_an_event_arrived_for_each()
    {
        ConfirmationCollector collector = Stops.Confirm(
            [Stops.Event(Call, null), Stops.Event(Call, null), Stops.Event(Call, "other")],
            Stops.Result(Call, null),
            Stops.Result(Call, "other"),
            Stops.Result(Call.ToUpperInvariant(), null));

        Assert.Equal([true, true, true], collector.Confirmed);
        Assert.NotSame(collector.Reports[0].Result.Event, collector.Reports[2].Result.Event);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(4, null)]
    [InlineData(2, "batch 7")]
    public void Fewer_events_than_stops_that_share_call_and_context_confirm_none(int eventCount, string? context)
    {
        // Recognition was on for some of the participants only. The events do not state for which.
        ConfirmationCollector collector = Stops.Confirm(
            Enumerable.Range(0, eventCount).Select(_ => Stops.Event(Call, context)).Append(Stops.Event(Call, "of its own")),
            Enumerable.Range(0, 5).Select(_ => Stops.Result(Call, context)).Append(Stops.Result(Call, "of its own")));

        Assert.Equal([false, false, false, false, false, true], collector.Confirmed);
        Assert.All(collector.Reports.Take(5), report =>
        {
            Assert.Equal(CallingErrorCode.AmbiguousStop, report.Error?.ErrorCode);
            Assert.Contains($" {Quantity.Of(eventCount, "event")} arrived", report.Error?.Message, StringComparison.Ordinal);
            Assert.Contains("-UniqueContext", report.Error?.RecommendedAction, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(1, 200)]
    [InlineData(1, 408)]
    [InlineData(1, 503)]
    [InlineData(2, 404)]
    public void A_failed_stop_that_may_have_taken_effect_takes_part_in_its_group(int attempts, int? statusCode)
    {
        var failed = new DtmfRecognitionResult { CallConnectionId = Call, OperationContext = "x", Status = RowStatus.Failed, Attempts = attempts, StatusCode = statusCode };

        ConfirmationCollector one = Stops.Confirm([Stops.Event(Call, "x")], Stops.Result(Call, "x"), failed);
        ConfirmationCollector both = Stops.Confirm([Stops.Event(Call, "x"), Stops.Event(Call, "x")], Stops.Result(Call, "x"), failed);

        Assert.Equal([false, false], one.Confirmed);
        Assert.Equal([CallingErrorCode.AmbiguousStop, null], one.Reports.Select(report => report.Error?.ErrorCode));
        Assert.Equal([true, false], both.Confirmed);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 400)]
    [InlineData(1, 404)]
    [InlineData(1, 429)]
    public void A_failed_stop_that_took_no_effect_does_not(int attempts, int? statusCode)
    {
        var failed = new DtmfRecognitionResult { CallConnectionId = Call, OperationContext = "x", Status = RowStatus.Failed, Attempts = attempts, StatusCode = statusCode };

        Assert.Equal([false, true], Stops.Confirm([Stops.Event(Call, "x")], failed, Stops.Result(Call, "x")).Confirmed);
    }

    [Fact]
    public void An_event_that_was_delivered_twice_counts_once()
    {
        ConfirmationCollector collector = Stops.Confirm(
            [Stops.Event(Call, null, id: "1"), Stops.Event(Call, null, id: "1")],
            Stops.Result(Call, null),
            Stops.Result(Call, null));

        Assert.Equal([false, false], collector.Confirmed);
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
    public void Rows_that_stopped_nothing_pass_without_an_event_and_without_an_error(string status)
    {
        ConfirmationCollector collector = Stops.Confirm([Stops.Event(Call, "x")], Stops.Result(Call, "x", status), Stops.Result(Call, "x"));

        Assert.Equal([false, true], collector.Confirmed);
        Assert.All(collector.Reports, report => Assert.Null(report.Error));
    }

    [Fact]
    public void A_row_without_a_call_is_an_error_of_its_own()
    {
        ConfirmationCollector collector = Stops.Confirm([Stops.Event(Call, "x")], Stops.Result(null, "x"), Stops.Result(Call, "x"));

        Assert.Equal([false, true], collector.Confirmed);
        Assert.Equal([CallingErrorCode.InvalidCallConnectionId, null], collector.Reports.Select(report => report.Error?.ErrorCode));
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

    [Theory]
    [InlineData(50_000, true)]
    [InlineData(50_001, false)]
    public void Thousands_that_cannot_be_told_apart_take_no_longer(int stopCount, bool confirmed)
    {
        ConfirmationCollector collector = Stops.Confirm(
            Enumerable.Range(0, 50_000).Select(_ => Stops.Event(Call, null)),
            Enumerable.Range(0, stopCount).Select(_ => Stops.Result(Call, null)));

        Assert.Equal(stopCount, collector.Count);
        Assert.DoesNotContain(!confirmed, collector.Confirmed);
    }
}
