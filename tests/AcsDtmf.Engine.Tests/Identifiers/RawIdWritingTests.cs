using Xunit;

namespace AcsDtmf.Engine.Tests.Identifiers;

public sealed class RawIdWritingTests
{
    public static TheoryData<CommunicationIdentifier, string> Written => new()
    {
        { new CommunicationUserIdentifier("8:acs:r_u"), "8:acs:r_u" },
        { new PhoneNumberIdentifier("+14255550123"), "4:+14255550123" },
        { new PhoneNumberIdentifier("anonymous"), "4:anonymous" },
        { new MicrosoftTeamsUserIdentifier("u"), "8:orgid:u" },
        { new MicrosoftTeamsUserIdentifier("u", cloud: CommunicationCloud.Dod), "8:dod:u" },
        { new MicrosoftTeamsUserIdentifier("u", cloud: CommunicationCloud.Gcch), "8:gcch:u" },
        { new MicrosoftTeamsUserIdentifier("u", isAnonymous: true), "8:teamsvisitor:u" },
        { new MicrosoftTeamsAppIdentifier("a"), "28:orgid:a" },
        { new MicrosoftTeamsAppIdentifier("a", CommunicationCloud.Dod), "28:dod:a" },
        { new MicrosoftTeamsAppIdentifier("a", CommunicationCloud.Gcch), "28:gcch:a" },
        { new TeamsExtensionUserIdentifier(userId: "u", tenantId: "t", resourceId: "r"), "8:acs:r_t_u" },
        { new TeamsExtensionUserIdentifier("u", "t", "r", CommunicationCloud.Dod), "8:dod-acs:r_t_u" },
        { new TeamsExtensionUserIdentifier("u", "t", "r", CommunicationCloud.Gcch), "8:gcch-acs:r_t_u" },
        { new UnknownIdentifier("28:gal-global:x"), "28:gal-global:x" },
    };

    public static TheoryData<CommunicationIdentifier> WithExplicitRawId => new()
    {
        new CommunicationUserIdentifier("8:acs:r_u", "own"),
        new PhoneNumberIdentifier("+14255550123", "own"),
        new PhoneNumberIdentifier("+14255550123", isAnonymous: true, assertedId: "x", rawId: "own"),
        new MicrosoftTeamsUserIdentifier("u", rawId: "own"),
        new MicrosoftTeamsAppIdentifier("a", rawId: "own"),
        new TeamsExtensionUserIdentifier("u", "t", "r", rawId: "own"),
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Members_are_written_in_the_form_of_their_kind(CommunicationIdentifier identifier, string rawId)
    {
        Assert.Equal(rawId, identifier.RawId);
    }

    [Theory]
    [MemberData(nameof(WithExplicitRawId))]
    public void An_explicit_raw_id_overrides_the_members(CommunicationIdentifier identifier)
    {
        Assert.Equal("own", identifier.RawId);
        Assert.Equal("own", identifier.ToString());
        Assert.True(identifier.HasExplicitRawId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4:+14255550123")]
    public void A_raw_id_that_matches_the_members_is_not_explicit(string? rawId)
    {
        var identifier = new PhoneNumberIdentifier("+14255550123", rawId);

        Assert.Equal("4:+14255550123", identifier.RawId);
        Assert.False(identifier.HasExplicitRawId);
    }

    [Fact]
    public void An_unknown_cloud_is_kept()
    {
        Assert.Equal("8:bleu:u", new MicrosoftTeamsUserIdentifier("u", cloud: "bleu").RawId);
        Assert.Equal("28:bleu:a", new MicrosoftTeamsAppIdentifier("a", "bleu").RawId);
        Assert.Equal("8:bleu-acs:r_t_u", new TeamsExtensionUserIdentifier("u", "t", "r", "bleu").RawId);
    }

    [Fact]
    public void The_members_from_the_service_override_the_form_of_the_number()
    {
        var number = new PhoneNumberIdentifier("+14255550123_1", isAnonymous: true, assertedId: "2", rawId: null);

        Assert.True(number.IsAnonymous);
        Assert.Equal("2", number.AssertedId);
    }

    [Fact]
    public void Missing_members_are_derived_from_the_number()
    {
        var number = new PhoneNumberIdentifier("+14255550123_1", isAnonymous: null, assertedId: null, rawId: null);

        Assert.False(number.IsAnonymous);
        Assert.Equal("1", number.AssertedId);
    }
}
