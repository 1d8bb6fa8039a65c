using System;
using System.Linq;
using Xunit;

namespace AcsDtmf.Engine.Tests.Calls;

/// <summary>Tests the text of rows, and which of several rejections a row has.</summary>
public sealed class RequestTests
{
    private const string Id = "18dea47f-b081-4107-9a5c-4300819d2c6c";
    private static readonly CommunicationIdentifier Participant = new PhoneNumberIdentifier("+14255550123");

    [Fact]
    public void The_text_of_a_row_names_what_it_concerns()
    {
        Assert.Equal($"call {Id}", new CallConnectionRequest { CallConnectionId = Id }.ToString());
        Assert.Equal("call (none)", new CallConnectionRequest().ToString());
        Assert.Equal($"call {Id}", new CallMediaRequest { CallConnectionId = Id }.ToString());
        Assert.Equal("call (none)", new CallMediaRequest().ToString());
        Assert.Equal($"4:+14255550123 in call {Id}", new CallParticipantRequest { CallConnectionId = Id, TargetParticipant = Participant }.ToString());
        Assert.Equal("participants in call (none)", new CallParticipantRequest().ToString());
    }

    [Fact]
    public void A_row_with_several_invalid_values_is_rejected_for_the_first_of_them()
    {
        CallingException?[] rejections =
        [
            .. Enumerable.Range(0, 6).Select(valid => new DtmfToneRequest
            {
                CallConnectionId = valid > 0 ? Id : "a/b",
                TargetParticipant = valid > 1 ? Participant : CommunicationIdentifier.FromRawId("4:"),
                Tones = valid > 2 ? ["one"] : [],
                OperationContext = valid > 3 ? "order 17" : "\ud83d",
                OperationCallbackUri = valid > 4 ? "https://app.contoso.com/callback" : "callback",
            }.Rejection),
        ];

        Assert.Equal(
            [
                CallingErrorCode.InvalidCallConnectionId,
                CallingErrorCode.InvalidTargetParticipant,
                CallingErrorCode.InvalidTone,
                CallingErrorCode.InvalidOperationContext,
                CallingErrorCode.InvalidOperationCallbackUri,
                null,
            ],
            rejections.Select(rejection => rejection?.ErrorCode));
    }

    [Fact]
    public void A_row_is_checked_once()
    {
        var row = new CallConnectionRequest();

        Assert.Same(row.Rejection, row.Rejection);
    }

    [Theory]
    [InlineData("a/b", null, CallingErrorCode.InvalidCallConnectionId)]
    [InlineData("a/b", "4:", CallingErrorCode.InvalidCallConnectionId)]
    [InlineData(Id, "4:", CallingErrorCode.InvalidTargetParticipant)]
    [InlineData(Id, "4:+14255550123", null)]
    [InlineData(Id, null, null)]
    public void A_row_that_reads_participants_is_rejected_for_its_call_and_then_for_its_participant(string id, string? rawId, string? errorCode)
    {
        var row = new CallParticipantRequest
        {
            CallConnectionId = id,
            TargetParticipant = rawId is null ? null : CommunicationIdentifier.FromRawId(rawId),
        };

        Assert.Equal(errorCode, row.Rejection?.ErrorCode);
    }

    [Theory]
    [InlineData(0, "There are no tones to send.", "in a column named Tones")]
    [InlineData(19, "There are 19 tones, but one request sends at most 18.", "Split them into several rows")]
    public void A_row_without_tones_or_with_too_many_is_rejected(int count, string message, string advice)
    {
        CallingException? rejection = WithTones(count).Rejection;

        Assert.Equal((CallingErrorCode.InvalidTone, message), (rejection?.ErrorCode, rejection?.Message));
        Assert.Contains(advice, rejection!.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(18)]
    public void A_row_has_at_most_the_tones_of_one_request(int count) => Assert.Null(WithTones(count).Rejection);

    private static DtmfToneRequest WithTones(int count) => new()
    {
        CallConnectionId = Id,
        TargetParticipant = Participant,
        Tones = [.. Enumerable.Repeat("one", count)],
    };
}
