using Xunit;

namespace AcsDtmf.Engine.Tests.Identifiers;

/// <summary>Tests the forms in which a person can write a participant.</summary>
public sealed class IdentifierParseTests
{
    [Theory]
    [InlineData("+14255550123", "4:+14255550123")]
    [InlineData("  +14255550123\t", "4:+14255550123")]
    [InlineData("+1", "4:+1")]
    [InlineData("+123456789012345", "4:+123456789012345")]
    public void A_number_in_E164_form_needs_no_prefix(string text, string rawId)
    {
        CommunicationIdentifier identifier = CommunicationIdentifier.Parse(text);

        Assert.IsType<PhoneNumberIdentifier>(identifier);
        Assert.Equal(rawId, identifier.RawId);
    }

    [Theory]
    [InlineData("+")]
    [InlineData("+0425555")]
    [InlineData("+1234567890123456")]
    [InlineData("+1 425 555 0123")]
    [InlineData("+1-425-555-0123")]
    [InlineData("+1425555012x")]
    [InlineData("+١٤٢٥")]
    [InlineData("14255550123")]
    public void A_malformed_number_is_not_a_phone_number(string text)
    {
        Assert.IsType<UnknownIdentifier>(CommunicationIdentifier.Parse(text));
    }

    [Theory]
    [InlineData(" 8:orgid:u ", "8:orgid:u")]
    [InlineData("4:+14255550123", "4:+14255550123")]
    public void White_space_around_a_raw_id_is_removed(string text, string rawId)
    {
        Assert.Equal(CommunicationIdentifier.FromRawId(rawId), CommunicationIdentifier.Parse(text));
    }

    [Theory]
    [MemberData(nameof(RawIdExamples.All), MemberType = typeof(RawIdExamples))]
    public void Parse_reads_a_raw_id_as_FromRawId_does(string rawId, string members)
    {
        Assert.Equal(members, Members.Of(CommunicationIdentifier.Parse(rawId)));
    }
}
