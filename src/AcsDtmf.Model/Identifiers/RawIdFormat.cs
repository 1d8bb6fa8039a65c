using System;

namespace AcsDtmf;

/// <summary>Reads and writes raw ids by the rules that all SDKs of the service share.</summary>
internal static class RawIdFormat
{
    internal const string TeamsVisitor = "8:teamsvisitor:";

    private const string PhoneNumber = "4:";
    private const string Spool = "8:spool:";

    internal static string TeamsUserPrefix(string cloud) => cloud switch
    {
        CommunicationCloud.Public => "8:orgid:",
        _ => $"8:{cloud}:",
    };

    internal static string TeamsAppPrefix(string cloud) => cloud switch
    {
        CommunicationCloud.Public => "28:orgid:",
        _ => $"28:{cloud}:",
    };

    internal static string ExtensionUserPrefix(string cloud) => cloud switch
    {
        CommunicationCloud.Public => "8:acs:",
        _ => $"8:{cloud}-acs:",
    };

    internal static CommunicationIdentifier Read(string rawId)
    {
        if (string.IsNullOrWhiteSpace(rawId))
        {
            throw new ArgumentException("The raw id is empty.", nameof(rawId));
        }

        // Phone numbers are matched first, because their values may contain colons and underscores.
        if (rawId.StartsWith(PhoneNumber, StringComparison.Ordinal))
        {
            return new PhoneNumberIdentifier(rawId.Substring(PhoneNumber.Length));
        }

        int idStart = StartOfThirdSegment(rawId);
        if (idStart < 0)
        {
            return new UnknownIdentifier(rawId);
        }

        string id = rawId.Substring(idStart);
        return rawId.Substring(0, idStart) switch
        {
            TeamsVisitor => new MicrosoftTeamsUserIdentifier(id, isAnonymous: true),
            "8:orgid:" => new MicrosoftTeamsUserIdentifier(id),
            "8:dod:" => new MicrosoftTeamsUserIdentifier(id, cloud: CommunicationCloud.Dod),
            "8:gcch:" => new MicrosoftTeamsUserIdentifier(id, cloud: CommunicationCloud.Gcch),
            Spool => new CommunicationUserIdentifier(rawId),
            "8:acs:" => ReadUser(rawId, id, CommunicationCloud.Public),
            "8:dod-acs:" => ReadUser(rawId, id, CommunicationCloud.Dod),
            "8:gcch-acs:" => ReadUser(rawId, id, CommunicationCloud.Gcch),
            "28:orgid:" => new MicrosoftTeamsAppIdentifier(id),
            "28:dod:" => new MicrosoftTeamsAppIdentifier(id, CommunicationCloud.Dod),
            "28:gcch:" => new MicrosoftTeamsAppIdentifier(id, CommunicationCloud.Gcch),
            _ => new UnknownIdentifier(rawId),
        };
    }

    /// <summary>Returns the index at which the third of exactly three colon-separated segments starts; -1 if there are fewer or more.</summary>
    private static int StartOfThirdSegment(string rawId)
    {
        int second = rawId.IndexOf(':', rawId.IndexOf(':') + 1);
        return second < 0 || rawId.IndexOf(':', second + 1) >= 0 ? -1 : second + 1;
    }

    private static CommunicationIdentifier ReadUser(string rawId, string id, string cloud)
    {
        string[] parts = id.Split('_');
        return parts.Length == 3
            ? new TeamsExtensionUserIdentifier(userId: parts[2], tenantId: parts[1], resourceId: parts[0], cloud)
            : new CommunicationUserIdentifier(rawId);
    }
}
