using Xunit;

namespace AcsDtmf.Engine.Tests.Display;

/// <summary>Tests the text of objects, which PowerShell shows in columns and in messages.</summary>
public sealed class ShownTextTests
{
    [Fact]
    public void A_call_is_shown_as_its_id_and_a_participant_as_its_raw_id()
    {
        Assert.Equal("call", new CallConnection { CallConnectionId = "call" }.ToString());
        Assert.Equal(string.Empty, new CallConnection().ToString());
        Assert.Equal("4:+14255550123", new CallParticipant { TargetParticipant = new PhoneNumberIdentifier("+14255550123") }.ToString());
        Assert.Equal(string.Empty, new CallParticipant().ToString());
    }

    [Fact]
    public void A_subscription_is_shown_as_its_state()
    {
        Assert.Equal("active", new MediaStreamingSubscription { State = "active" }.ToString());
        Assert.Equal(string.Empty, new MediaStreamingSubscription().ToString());
        Assert.Equal("inactive", new TranscriptionSubscription { State = "inactive" }.ToString());
        Assert.Equal(string.Empty, new TranscriptionSubscription().ToString());
    }

    [Fact]
    public void An_event_is_shown_as_its_name_and_id()
    {
        Assert.Equal("CallConnected 17", new CallEvent { Type = "Microsoft.Communication.CallConnected", Id = "17" }.ToString());
        Assert.Equal("CallConnected", new CallEvent { Type = "CallConnected" }.ToString());
        Assert.Equal(string.Empty, new CallEvent().ToString());
    }

    [Fact]
    public void The_result_of_an_operation_is_shown_as_its_codes_and_message()
    {
        Assert.Equal("400/8508 Stopped.", new ResultInformation { Code = 400, SubCode = 8508, Message = "Stopped." }.ToString());
        Assert.Equal("486 Busy Here", new SipDiagnosticInfo { Code = 486, Message = "Busy Here" }.ToString());
    }

    [Theory]
    [InlineData(0, "0 rows")]
    [InlineData(1, "1 row")]
    [InlineData(2, "2 rows")]
    public void A_noun_is_plural_for_any_number_but_one(long count, string text) => Assert.Equal(text, Quantity.Of(count, "row"));
}
