namespace AcsDtmf.Emulator.Identifiers;

/// <summary>A communication identifier as it stands in requests and answers.</summary>
internal sealed record CommunicationIdentifierModel
{
    public string? Kind { get; init; }

    public string? RawId { get; init; }

    public CommunicationUserModel? CommunicationUser { get; init; }

    public PhoneNumberModel? PhoneNumber { get; init; }

    public MicrosoftTeamsUserModel? MicrosoftTeamsUser { get; init; }

    public MicrosoftTeamsAppModel? MicrosoftTeamsApp { get; init; }

    public TeamsExtensionUserModel? TeamsExtensionUser { get; init; }
}
