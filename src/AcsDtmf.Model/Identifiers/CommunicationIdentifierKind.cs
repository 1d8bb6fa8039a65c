namespace AcsDtmf;

/// <summary>The service's names of the kinds of identifiers. The set is open: an unknown kind is not an error.</summary>
public static class CommunicationIdentifierKind
{
    /// <summary>A user of the Communication Services resource.</summary>
    public const string CommunicationUser = "communicationUser";

    /// <summary>A phone number.</summary>
    public const string PhoneNumber = "phoneNumber";

    /// <summary>A Microsoft Teams user.</summary>
    public const string MicrosoftTeamsUser = "microsoftTeamsUser";

    /// <summary>A Microsoft Teams application.</summary>
    public const string MicrosoftTeamsApp = "microsoftTeamsApp";

    /// <summary>A Teams user of a Teams Phone extensibility call.</summary>
    public const string TeamsExtensionUser = "teamsExtensionUser";

    /// <summary>Any other kind, represented by its raw id alone.</summary>
    public const string Unknown = "unknown";
}
