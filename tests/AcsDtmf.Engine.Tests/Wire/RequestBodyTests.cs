using System.Text;
using System.Text.Json;
using AcsDtmf.Engine.Wire;
using Xunit;

namespace AcsDtmf.Engine.Tests.Wire;

/// <summary>Tests the request body, byte for byte.</summary>
public sealed class RequestBodyTests
{
    public static TheoryData<CommunicationIdentifier, string> Participants => new()
    {
        {
            new CommunicationUserIdentifier("8:acs:r_u"),
            """{"kind":"communicationUser","communicationUser":{"id":"8:acs:r_u"}}"""
        },
        {
            new PhoneNumberIdentifier("+14255550123"),
            """{"kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}}"""
        },
        {
            new PhoneNumberIdentifier("anonymous"),
            """{"kind":"phoneNumber","phoneNumber":{"value":"anonymous","isAnonymous":true}}"""
        },
        {
            new PhoneNumberIdentifier("+14255550123_7"),
            """{"kind":"phoneNumber","phoneNumber":{"value":"+14255550123_7","assertedId":"7"}}"""
        },
        {
            new MicrosoftTeamsUserIdentifier("u"),
            """{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"u","cloud":"public"}}"""
        },
        {
            new MicrosoftTeamsUserIdentifier("u", cloud: CommunicationCloud.Gcch),
            """{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"u","cloud":"gcch"}}"""
        },
        {
            new MicrosoftTeamsUserIdentifier("u", isAnonymous: true),
            """{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"u","isAnonymous":true,"cloud":"public"}}"""
        },
        {
            new MicrosoftTeamsAppIdentifier("a", CommunicationCloud.Dod),
            """{"kind":"microsoftTeamsApp","microsoftTeamsApp":{"appId":"a","cloud":"dod"}}"""
        },
        {
            new TeamsExtensionUserIdentifier("u", "t", "r"),
            """{"kind":"teamsExtensionUser","teamsExtensionUser":{"userId":"u","tenantId":"t","resourceId":"r","cloud":"public"}}"""
        },
        {
            new UnknownIdentifier("28:gal-global:x"),
            """{"rawId":"28:gal-global:x"}"""
        },
        {
            new PhoneNumberIdentifier("+14255550123", "4:+14255550123_7"),
            """{"rawId":"4:+14255550123_7","kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}}"""
        },
        {
            new CommunicationUserIdentifier("8:acs:r_u", "8:acs:other"),
            """{"rawId":"8:acs:other","kind":"communicationUser","communicationUser":{"id":"8:acs:r_u"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Participants))]
    public void A_participant_is_sent_as_its_kind_and_nested_object(CommunicationIdentifier participant, string json)
    {
        Assert.Equal("{\"targetParticipant\":" + json + "}", BodyOf(new DtmfRecognitionRequest { TargetParticipant = participant }));
    }

    [Fact]
    public void Options_follow_the_participant()
    {
        string body = BodyOf(new DtmfRecognitionRequest
        {
            TargetParticipant = new UnknownIdentifier("x"),
            OperationContext = "order 17",
            OperationCallbackUri = "https://app.contoso.com/callback",
        });

        Assert.Equal(
            """{"targetParticipant":{"rawId":"x"},"operationCallbackUri":"https://app.contoso.com/callback","operationContext":"order 17"}""",
            body);
    }

    [Fact]
    public void An_empty_context_is_sent()
    {
        string body = BodyOf(new DtmfRecognitionRequest { TargetParticipant = new UnknownIdentifier("x"), OperationContext = string.Empty });

        Assert.Equal("""{"targetParticipant":{"rawId":"x"},"operationContext":""}""", body);
    }

    [Theory]
    [InlineData("Grüße 你好 +1 <b>&amp;'</b>")]
    [InlineData("a/b?c=d")]
    public void Characters_that_JSON_allows_are_not_escaped(string context)
    {
        string body = BodyOf(new DtmfRecognitionRequest { TargetParticipant = new UnknownIdentifier("x"), OperationContext = context });

        Assert.Equal("{\"targetParticipant\":{\"rawId\":\"x\"},\"operationContext\":\"" + context + "\"}", body);
    }

    [Theory]
    [InlineData("\"quoted\" \\ and \u0000\u001f\r\n\t")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\u2028")]
    public void Escaped_text_round_trips(string context)
    {
        string body = BodyOf(new DtmfRecognitionRequest { TargetParticipant = new UnknownIdentifier("x"), OperationContext = context });

        using JsonDocument document = JsonDocument.Parse(body);
        Assert.Equal(context, document.RootElement.GetProperty("operationContext").GetString());
    }

    [Fact]
    public void A_short_body_contains_nothing_of_a_longer_one_before_it()
    {
        _ = BodyOf(new DtmfRecognitionRequest { TargetParticipant = new UnknownIdentifier("x"), OperationContext = new string('y', 10_000) });

        Assert.Equal(
            """{"targetParticipant":{"rawId":"x"}}""",
            BodyOf(new DtmfRecognitionRequest { TargetParticipant = new UnknownIdentifier("x") }));
    }

    private static string BodyOf(DtmfRecognitionRequest request)
    {
        return Encoding.UTF8.GetString(RequestWriter.Write(request));
    }
}
