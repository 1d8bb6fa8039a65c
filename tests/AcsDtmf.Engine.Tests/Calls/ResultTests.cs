using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace AcsDtmf.Engine.Tests.Calls;

/// <summary>Tests that results contain what the row and the response contain.</summary>
public sealed class ResultTests
{
    private static readonly CallResult Common = new()
    {
        CallConnectionId = "call",
        Status = RowStatus.Failed,
        StatusCode = 404,
        ErrorCode = "8522",
        ErrorMessage = "Call not found.",
        CorrelationId = "correlation",
        ClientRequestId = "request",
        Attempts = 2,
        Duration = "00:00:01.234",
        CompletedAt = "2026-11-26T19:00:00.123Z",
        Source = new object(),
    };

    private static readonly DtmfRecognitionRequest Row = new()
    {
        TargetParticipant = new PhoneNumberIdentifier("+14255550123"),
        OperationContext = "order 17",
        OperationCallbackUri = "https://app.contoso.com/callback",
    };

    [Fact]
    public void The_result_of_an_operation_has_all_properties_of_the_outcome()
    {
        AssertCopied(Common, new CallResult(), new CallMediaResult(Common));
        AssertCopied(Common, new CallResult(), new DtmfRecognitionResult(Common, Row));
        AssertCopied(Common, new CallResult(), new DtmfToneResult(Common, new DtmfToneRequest()));
    }

    [Fact]
    public void A_confirmed_result_has_all_properties_of_the_result()
    {
        var result = new DtmfRecognitionResult(Common, Row) { Operation = DtmfRecognitionOperation.Start };

        AssertCopied(result, new DtmfRecognitionResult(), new ConfirmedDtmfRecognitionResult(result, stopped: null));
    }

    [Fact]
    public void A_known_event_has_all_properties_of_an_event()
    {
        var common = new CallEvent
        {
            Id = "1",
            Type = "Microsoft.Communication.ContinuousDtmfRecognitionStopped",
            Time = DateTimeOffset.UnixEpoch,
            Source = "source",
            Subject = "subject",
            CallConnectionId = "call",
            ServerCallId = "server call",
            CorrelationId = "correlation",
            OperationContext = "order 17",
            ResultInformation = new ResultInformation(),
            Data = "{}",
        };

        AssertCopied(common, new CallEvent(), new ContinuousDtmfRecognitionStopped(common));
    }

    [Fact]
    public void The_result_of_a_row_has_the_values_of_the_row()
    {
        var result = new DtmfRecognitionResult(Common, Row);

        Assert.Equal(("4:+14255550123", "order 17", "https://app.contoso.com/callback"), (result.TargetParticipant, result.OperationContext, result.OperationCallbackUri));
    }

    [Theory]
    [InlineData(RowStatus.Succeeded, true, "of the row")]
    [InlineData(RowStatus.Failed, true, "of the row")]
    [InlineData(RowStatus.Skipped, true, "of the journal")]
    [InlineData(RowStatus.WouldSend, true, null)]
    [InlineData(RowStatus.Skipped, false, "of the row")]
    [InlineData(RowStatus.WouldSend, false, "of the row")]
    public void A_context_that_was_created_for_a_row_is_in_its_result_only_if_it_was_sent(string status, bool hasUniqueContext, string? context)
    {
        var outcome = new CallResult { Status = status, RecordedContext = status == RowStatus.Skipped ? "of the journal" : null };

        var result = new DtmfRecognitionResult(outcome, new DtmfRecognitionRequest { OperationContext = "of the row", HasUniqueContext = hasUniqueContext });

        Assert.Equal(context, result.OperationContext);
    }

    [Fact]
    public void Tones_are_separated_by_commas()
    {
        Assert.Equal("one,pound", new DtmfToneResult(Common, new DtmfToneRequest { Tones = ["one", "pound"] }).Tones);
        Assert.Null(new DtmfToneResult(Common, new DtmfToneRequest()).Tones);
    }

    [Fact]
    public void A_stop_is_confirmed_at_the_time_of_its_event()
    {
        var stopped = new ContinuousDtmfRecognitionStopped { Time = DateTimeOffset.UnixEpoch };

        var confirmed = new ConfirmedDtmfRecognitionResult(new DtmfRecognitionResult(), stopped);
        var unconfirmed = new ConfirmedDtmfRecognitionResult(new DtmfRecognitionResult(), stopped: null, DateTimeOffset.UnixEpoch);

        Assert.Equal((true, "1970-01-01T00:00:00.000Z"), (confirmed.Confirmed, confirmed.ConfirmedAt));
        Assert.Same(stopped, confirmed.Event);
        Assert.Equal((false, null, null), (unconfirmed.Confirmed, unconfirmed.ConfirmedAt, unconfirmed.Event));
    }

    /// <summary>Compares the properties that the type of the original declares or inherits, none of which may be as in an empty object.</summary>
    private static void AssertCopied<T>(T original, T empty, T copy)
    {
        IEnumerable<PropertyInfo> properties = typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.Name is not nameof(CallResult.RecordedContext) and not nameof(ParticipantResult.HasUniqueContext));
        Assert.All(properties, property =>
        {
            object? value = property.GetValue(original);
            Assert.NotEqual(property.GetValue(empty), value);
            Assert.Equal(value, property.GetValue(copy));
        });
    }
}
