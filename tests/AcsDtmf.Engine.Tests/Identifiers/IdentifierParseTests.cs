using Xunit;

namespace AcsDtmf.Engine.Tests.Identifiers;

/// <summary>What a person may write for a participant.</summary>
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
    public void What_is_not_quite_a_number_is_not_taken_for_one(string text)
    {
        Assert.IsType<UnknownIdentifier>(CommunicationIdentifier.Parse(text));
    }

    [Theory]
    [InlineData(" 8:orgid:u ", "8:orgid:u")]
    [InlineData("4:+14255550123", "4:+14255550123")]
    public void A_raw_id_is_read_without_the_white_space_around_it(string text, string rawId)
    {
        Assert.Equal(CommunicationIdentifier.FromRawId(rawId), CommunicationIdentifier.Parse(text));
    }

    [Theory]
    [MemberData(nameof(RawIdExamples.All), MemberType = typeof(RawIdExamples))]
    public void A_raw_id_means_the_same_however_it_is_read(string rawId, string members)
    {
        Assert.Equal(members, Members.Of(CommunicationIdentifier.Parse(rawId)));
    }
}
