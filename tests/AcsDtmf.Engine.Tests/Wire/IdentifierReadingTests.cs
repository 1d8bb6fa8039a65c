using System;
using System.Text.Json;
using AcsDtmf.Engine.Wire;
using Xunit;

namespace AcsDtmf.Engine.Tests.Wire;

/// <summary>Tests reading the service's identifiers, which have a kind, a nested object, a raw id, or some of these.</summary>
public sealed class IdentifierReadingTests
{
    [Fact]
    public void A_communication_user_is_read()
    {
        var user = Assert.IsType<CommunicationUserIdentifier>(Read("""{"kind":"communicationUser","communicationUser":{"id":"8:acs:a_b"}}"""));

        Assert.Equal(("8:acs:a_b", "8:acs:a_b"), (user.Id, user.RawId));
    }

    [Fact]
    public void A_phone_number_is_read_with_all_its_members()
    {
        var number = Assert.IsType<PhoneNumberIdentifier>(
            Read("""{"rawId":"4:+1_7","phoneNumber":{"value":"+1","isAnonymous":true,"assertedId":"7"}}"""));

        Assert.Equal(("+1", "4:+1_7", true, "7"), (number.Value, number.RawId, number.IsAnonymous, number.AssertedId));
    }

    [Fact]
    public void A_phone_number_alone_is_read_by_its_value()
    {
        var number = Assert.IsType<PhoneNumberIdentifier>(Read("""{"phoneNumber":{"value":"+14255550123","isAnonymous":"perhaps"}}"""));

        Assert.Equal(("4:+14255550123", false, null), (number.RawId, number.IsAnonymous, number.AssertedId));
    }

    [Theory]
    [InlineData("""{"microsoftTeamsUser":{"userId":"u"}}""", "8:orgid:u", false, "public")]
    [InlineData("""{"microsoftTeamsUser":{"userId":"u","cloud":"dod"}}""", "8:dod:u", false, "dod")]
    [InlineData("""{"microsoftTeamsUser":{"userId":"u","isAnonymous":true}}""", "8:teamsvisitor:u", true, "public")]
    [InlineData("""{"microsoftTeamsUser":{"userId":"u","isAnonymous":"false","cloud":""}}""", "8:orgid:u", false, "public")]
    public void A_Teams_user_is_read(string model, string rawId, bool isAnonymous, string cloud)
    {
        var user = Assert.IsType<MicrosoftTeamsUserIdentifier>(Read(model));

        Assert.Equal(("u", rawId, isAnonymous, cloud), (user.UserId, user.RawId, user.IsAnonymous, user.Cloud));
    }

    [Fact]
    public void A_Teams_app_is_read()
    {
        var app = Assert.IsType<MicrosoftTeamsAppIdentifier>(Read("""{"kind":"microsoftTeamsApp","microsoftTeamsApp":{"appId":"a","cloud":"gcch"}}"""));

        Assert.Equal(("a", "gcch", "28:gcch:a"), (app.AppId, app.Cloud, app.RawId));
    }

    [Fact]
    public void A_Teams_extension_user_is_read()
    {
        var user = Assert.IsType<TeamsExtensionUserIdentifier>(
            Read("""{"teamsExtensionUser":{"userId":"u","tenantId":"t","resourceId":"r"}}"""));

        Assert.Equal(("u", "t", "r", "public", "8:acs:r_t_u"), (user.UserId, user.TenantId, user.ResourceId, user.Cloud, user.RawId));
    }

    [Fact]
    public void A_raw_id_alone_determines_the_identifier()
    {
        Assert.IsType<PhoneNumberIdentifier>(Read("""{"rawId":"4:+14255550123"}"""));
        Assert.IsType<MicrosoftTeamsUserIdentifier>(Read("""{"rawId":"8:orgid:u","kind":null}"""));
    }

    [Theory]
    [InlineData("""{"rawId":"4:+14255550123","kind":"hologram"}""")]
    [InlineData("""{"rawId":"4:+14255550123","kind":"hologram","hologram":{"id":"h"}}""")]
    [InlineData("""{"rawId":"4:+14255550123","kind":"hologram","phoneNumber":{"value":"+14255550123"}}""")]
    public void An_identifier_of_an_unknown_kind_keeps_its_raw_id(string model)
    {
        var unknown = Assert.IsType<UnknownIdentifier>(Read(model));

        Assert.Equal(("4:+14255550123", "4:+14255550123", "unknown"), (unknown.Id, unknown.RawId, unknown.Kind));
    }

    [Theory]
    [InlineData("{}", "neither a raw id nor a nested identifier")]
    [InlineData("""{"rawId":""}""", "neither a raw id nor a nested identifier")]
    [InlineData("[]", "neither a raw id nor a nested identifier")]
    [InlineData("17", "neither a raw id nor a nested identifier")]
    [InlineData("""{"kind":"phoneNumber"}""", "of kind phoneNumber")]
    [InlineData("""{"kind":"phoneNumber","phoneNumber":"+1"}""", "of kind phoneNumber")]
    [InlineData("""{"phoneNumber":{}}""", "phoneNumber.value")]
    [InlineData("""{"communicationUser":{"id":""}}""", "communicationUser.id")]
    [InlineData("""{"microsoftTeamsUser":{}}""", "microsoftTeamsUser.userId")]
    [InlineData("""{"microsoftTeamsApp":{}}""", "microsoftTeamsApp.appId")]
    [InlineData("""{"teamsExtensionUser":{"userId":"u","tenantId":"t"}}""", "teamsExtensionUser.resourceId")]
    [InlineData("""{"teamsExtensionUser":{"userId":"u","resourceId":"r"}}""", "teamsExtensionUser.tenantId")]
    [InlineData("""{"phoneNumber":{"value":"+1"},"communicationUser":{"id":"8:acs:a_b"}}""", "communicationUser and phoneNumber")]
    public void An_object_that_identifies_no_participant_is_refused_with_the_reason(string model, string words)
    {
        var error = Assert.Throws<FormatException>(() => Read(model));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static CommunicationIdentifier Read(string model)
    {
        using JsonDocument document = JsonDocument.Parse(model);
        return document.RootElement.ToIdentifier();
    }
}
