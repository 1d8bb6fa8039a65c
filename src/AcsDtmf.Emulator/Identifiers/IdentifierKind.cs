namespace AcsDtmf.Emulator.Identifiers;

/// <summary>The words the service uses for <c>kind</c>; the set is open.</summary>
internal static class IdentifierKind
{
    public const string Unknown = "unknown";
    public const string CommunicationUser = "communicationUser";
    public const string PhoneNumber = "phoneNumber";
    public const string MicrosoftTeamsUser = "microsoftTeamsUser";
    public const string MicrosoftTeamsApp = "microsoftTeamsApp";
    public const string TeamsExtensionUser = "teamsExtensionUser";
}
