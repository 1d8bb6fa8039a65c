using System;

namespace AcsDtmf.Emulator.Identifiers;

/// <summary>Parses a raw id into the model that the service returns.</summary>
internal static class RawIdParser
{
    private const string PhoneNumberPrefix = "4:";
    private const string AnonymousPhoneNumber = "anonymous";

    public static CommunicationIdentifierModel Parse(string rawId)
    {
        if (rawId.StartsWith(PhoneNumberPrefix, StringComparison.Ordinal))
        {
            return PhoneNumber(rawId, rawId[PhoneNumberPrefix.Length..]);
        }

        return rawId.Split(':') switch
        {
            ["8", "teamsvisitor", var id] => TeamsUser(rawId, id, IdentifierCloud.Public, isAnonymous: true),
            ["8", "orgid", var id] => TeamsUser(rawId, id, IdentifierCloud.Public, isAnonymous: false),
            ["8", "dod", var id] => TeamsUser(rawId, id, IdentifierCloud.Dod, isAnonymous: false),
            ["8", "gcch", var id] => TeamsUser(rawId, id, IdentifierCloud.Gcch, isAnonymous: false),
            ["8", "spool", _] => CommunicationUser(rawId),
            ["8", "acs", var id] => CommunicationOrExtensionUser(rawId, id, IdentifierCloud.Public),
            ["8", "dod-acs", var id] => CommunicationOrExtensionUser(rawId, id, IdentifierCloud.Dod),
            ["8", "gcch-acs", var id] => CommunicationOrExtensionUser(rawId, id, IdentifierCloud.Gcch),
            ["28", "orgid", var id] => TeamsApp(rawId, id, IdentifierCloud.Public),
            ["28", "dod", var id] => TeamsApp(rawId, id, IdentifierCloud.Dod),
            ["28", "gcch", var id] => TeamsApp(rawId, id, IdentifierCloud.Gcch),
            _ => new() { Kind = IdentifierKind.Unknown, RawId = rawId },
        };
    }

    private static CommunicationIdentifierModel PhoneNumber(string rawId, string value)
    {
        int underscore = value.LastIndexOf('_');
        bool isAsserted = underscore >= 0 && underscore < value.Length - 1;
        return new()
        {
            Kind = IdentifierKind.PhoneNumber,
            RawId = rawId,
            PhoneNumber = new()
            {
                Value = value,
                IsAnonymous = value == AnonymousPhoneNumber ? true : null,
                AssertedId = isAsserted ? value[(underscore + 1)..] : null,
            },
        };
    }

    private static CommunicationIdentifierModel CommunicationUser(string rawId) => new()
    {
        Kind = IdentifierKind.CommunicationUser,
        RawId = rawId,
        CommunicationUser = new() { Id = rawId },
    };

    private static CommunicationIdentifierModel CommunicationOrExtensionUser(string rawId, string id, string cloud)
    {
        return id.Split('_') is [var resource, var tenant, var user]
            ? new()
            {
                Kind = IdentifierKind.TeamsExtensionUser,
                RawId = rawId,
                TeamsExtensionUser = new() { ResourceId = resource, TenantId = tenant, UserId = user, Cloud = cloud },
            }
            : CommunicationUser(rawId);
    }

    private static CommunicationIdentifierModel TeamsUser(string rawId, string userId, string cloud, bool isAnonymous) => new()
    {
        Kind = IdentifierKind.MicrosoftTeamsUser,
        RawId = rawId,
        MicrosoftTeamsUser = new() { UserId = userId, IsAnonymous = isAnonymous, Cloud = cloud },
    };

    private static CommunicationIdentifierModel TeamsApp(string rawId, string appId, string cloud) => new()
    {
        Kind = IdentifierKind.MicrosoftTeamsApp,
        RawId = rawId,
        MicrosoftTeamsApp = new() { AppId = appId, Cloud = cloud },
    };
}
