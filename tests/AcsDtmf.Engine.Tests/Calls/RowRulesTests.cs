using Xunit;

namespace AcsDtmf.Engine.Tests.Calls;

/// <summary>Tests the rules that reject invalid rows. The tests of the operations show that such rows are never sent.</summary>
public sealed class RowRulesTests
{
    private const string GoodId = "18dea47f-b081-4107-9a5c-4300819d2c6c";
    private static readonly CommunicationIdentifier GoodParticipant = new PhoneNumberIdentifier("+14255550123");

    [Theory]
    [InlineData(GoodId)]
    [InlineData("18DEA47F-B081-4107-9A5C-4300819D2C6C")]
    [InlineData("call_1.x~y")]
    [InlineData("a:b")]
    [InlineData("%2e%2e%2f")]
    [InlineData("anruf-ü")]
    public void A_plausible_id_is_not_rejected(string id)
    {
        Assert.Null(Row(id: id).Rejection);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData("../18dea47f")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a?api-version=1")]
    [InlineData("a#b")]
    [InlineData("a b")]
    [InlineData(" 18dea47f")]
    [InlineData("18dea47f\r\n")]
    [InlineData("a\0b")]
    [InlineData("a\u00a0b")]
    [InlineData("a\u001bb")]
    [InlineData("\ud83d\ude00")]
    [InlineData("+14255550123")]
    [InlineData("4:+14255550123")]
    [InlineData("8:acs:r_u")]
    [InlineData("28:orgid:a")]
    public void An_invalid_id_is_rejected(string? id) =>
        IsRejected(CallingErrorCode.InvalidCallConnectionId, Row(id: id));

    [Fact]
    public void An_id_has_a_maximum_length()
    {
        Assert.Null(Row(id: new string('a', 256)).Rejection);
        IsRejected(CallingErrorCode.InvalidCallConnectionId, Row(id: new string('a', 257)));
    }

    [Theory]
    [InlineData("8:acs:r_u")]
    [InlineData("8:acs:r_t_u")]
    [InlineData("8:spool:x")]
    [InlineData("8:orgid:u")]
    [InlineData("8:teamsvisitor:u")]
    [InlineData("28:orgid:a")]
    [InlineData("4:+14255550123")]
    [InlineData("4:14255550123")]
    [InlineData("4:anonymous")]
    [InlineData("4:+14255550123_1")]
    [InlineData("28:gal-global:x")]
    [InlineData("sip:somebody@example.com")]
    [InlineData("benutzer-ü")]
    public void A_plausible_participant_is_not_rejected(string rawId)
    {
        Assert.Null(Row(participant: CommunicationIdentifier.FromRawId(rawId)).Rejection);
    }

    [Theory]
    [InlineData("4:")]
    [InlineData("4:+")]
    [InlineData("8:acs:")]
    [InlineData("8:dod-acs:")]
    [InlineData("8:gcch-acs:")]
    [InlineData("8:spool:")]
    [InlineData("8:acs:__")]
    [InlineData("8:acs:r_t_")]
    [InlineData("8:acs:r__u")]
    [InlineData("8:acs:_t_u")]
    [InlineData("8:orgid:")]
    [InlineData("8:dod:")]
    [InlineData("8:gcch:")]
    [InlineData("8:teamsvisitor:")]
    [InlineData("28:orgid:")]
    [InlineData("28:dod:")]
    [InlineData("28:gcch:")]
    [InlineData("14255550123")]
    [InlineData("1.42555E+10")]
    [InlineData("1,42555E+10")]
    [InlineData("4255550199")]
    [InlineData("425-555-0123")]
    [InlineData("(425)555-0123")]
    [InlineData("+1425555012x")]
    [InlineData("+0425555012")]
    [InlineData("+1234567890123456")]
    [InlineData("8:orgid:a b")]
    [InlineData("4:+1 425 555 0123")]
    [InlineData("8:orgid:u\n")]
    [InlineData("8:orgid:\0")]
    [InlineData("8:orgid:\u001b[2J")]
    [InlineData("8:orgid:\ud83d\ude00")]
    public void An_invalid_participant_is_rejected(string rawId) =>
        IsRejected(CallingErrorCode.InvalidTargetParticipant, Row(participant: CommunicationIdentifier.FromRawId(rawId)));

    [Fact]
    public void A_row_without_a_participant_is_rejected() =>
        IsRejected(CallingErrorCode.InvalidTargetParticipant, new DtmfRecognitionRequest { CallConnectionId = GoodId });

    [Fact]
    public void The_rules_apply_to_an_explicit_raw_id_too() =>
        IsRejected(CallingErrorCode.InvalidTargetParticipant, Row(participant: new PhoneNumberIdentifier("+14255550123", "4:+1 425")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("order 17")]
    [InlineData("\ud83d\ude00 first")]
    [InlineData("Grüße, 你好, \ud83d\ude00")]
    [InlineData("two\r\nlines")]
    public void Any_text_is_a_valid_context(string? context)
    {
        Assert.Null(Row(context: context).Rejection);
    }

    [Fact]
    public void A_context_may_be_long()
    {
        Assert.Null(Row(context: new string('x', 100_000)).Rejection);
    }

    [Theory]
    [InlineData('\ud83d', "")]
    [InlineData('\ude00', "")]
    [InlineData('\ud83d', "x")]
    [InlineData('\ude00', "\ud83d")]
    public void A_context_with_an_unpaired_surrogate_is_rejected(char half, string rest) =>
        IsRejected(CallingErrorCode.InvalidOperationContext, Row(context: "a" + half + rest));

    [Theory]
    [InlineData(null)]
    [InlineData("https://app.contoso.com/callback")]
    [InlineData("https://app.contoso.com:8443/callback?a=b")]
    [InlineData("http://localhost:5000/events")]
    [InlineData("http://127.0.0.1/events")]
    public void A_callback_is_https_or_on_this_machine(string? callbackUri)
    {
        Assert.Null(Row(callbackUri: callbackUri).Rejection);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("app.contoso.com/callback")]
    [InlineData("/callback")]
    [InlineData("callback")]
    [InlineData("https://")]
    [InlineData("https:///callback")]
    [InlineData("http://app.contoso.com/callback")]
    [InlineData("ftp://app.contoso.com/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///tmp/events")]
    [InlineData("//\u202e")]
    [InlineData("\\\\\u200e/")]
    public void Any_other_callback_is_rejected(string callbackUri) =>
        IsRejected(CallingErrorCode.InvalidOperationCallbackUri, Row(callbackUri: callbackUri));

    [Theory]
    [InlineData(null, "The call connection id is missing.")]
    [InlineData("a/b", "The call connection id contains characters that are not allowed in an id.")]
    [InlineData("4:+14255550123", "The call connection id '4:+14255550123' names a participant, not a call.")]
    public void The_error_states_why_an_id_is_invalid(string? id, string message) => Assert.Equal(message, Row(id: id).Rejection?.Message);

    [Fact]
    public void The_error_states_the_maximum_length_of_an_id() =>
        Assert.Equal("The call connection id is longer than 256 characters.", Row(id: new string('a', 257)).Rejection?.Message);

    [Theory]
    [InlineData("8:orgid:a b", "The participant is empty or contains characters that are not allowed in a raw id.")]
    [InlineData("14255550123", "The participant '14255550123' looks like a phone number but is not in E.164 form.")]
    [InlineData("8:acs:", "The participant '8:acs:' has a prefix but no id.")]
    public void The_error_states_why_a_participant_is_invalid(string rawId, string message) =>
        Assert.Equal(message, Row(participant: CommunicationIdentifier.FromRawId(rawId)).Rejection?.Message);

    [Fact]
    public void The_error_states_which_value_of_a_row_is_invalid()
    {
        Assert.Equal("The participant is missing.", new DtmfRecognitionRequest { CallConnectionId = GoodId }.Rejection?.Message);
        Assert.Equal("The operation context contains an unpaired surrogate.", Row(context: "\ud83d").Rejection?.Message);
        Assert.Equal("The callback URI is not an absolute https URI.", Row(callbackUri: "callback").Rejection?.Message);
    }

    [Fact]
    public void A_row_that_could_not_be_read_is_rejected_before_the_rules_apply()
    {
        var notUnderstood = new CallingException(CallingErrorKind.InvalidRow, CallingErrorCode.InvalidTargetParticipant, "Not understood.");

        var row = new DtmfRecognitionRequest { Rejection = notUnderstood };

        Assert.Same(notUnderstood, row.Rejection);
    }

    [Fact]
    public void The_text_of_a_row_names_its_participant_and_call()
    {
        Assert.Equal($"4:+14255550123 in call {GoodId}", Row().ToString());
        Assert.Equal("(no participant) in call (none)", new DtmfRecognitionRequest().ToString());
    }

    private static DtmfRecognitionRequest Row(
        string? id = GoodId,
        CommunicationIdentifier? participant = null,
        string? context = null,
        string? callbackUri = null) => new()
        {
            CallConnectionId = id,
            TargetParticipant = participant ?? GoodParticipant,
            OperationContext = context,
            OperationCallbackUri = callbackUri,
        };

    private static void IsRejected(string errorCode, DtmfRecognitionRequest row)
    {
        CallingException? rejection = row.Rejection;

        Assert.NotNull(rejection);
        Assert.Equal(errorCode, rejection.ErrorCode);
        Assert.Equal(CallingErrorKind.InvalidRow, rejection.Kind);
        Assert.NotEmpty(rejection.RecommendedAction);
        Assert.DoesNotContain(rejection.Message, char.IsControl);
    }
}
