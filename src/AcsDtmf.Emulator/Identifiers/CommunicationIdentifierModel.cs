namespace AcsDtmf.Emulator.Identifiers;

/// <summary>A communication identifier in requests and responses.</summary>
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

/// <summary>A user of the Communication Services resource.</summary>
internal sealed record CommunicationUserModel
{
    public required string Id { get; init; }
}

/// <summary>A phone number in E.164 format, or <c>anonymous</c> for a withheld number.</summary>
internal sealed record PhoneNumberModel
{
    public required string Value { get; init; }

    public bool? IsAnonymous { get; init; }

    public string? AssertedId { get; init; }
}

/// <summary>A Microsoft Teams user, or an anonymous visitor of a Teams meeting.</summary>
internal sealed record MicrosoftTeamsUserModel
{
    public required string UserId { get; init; }

    public bool? IsAnonymous { get; init; }

    public string? Cloud { get; init; }
}

/// <summary>A Microsoft Teams application, such as a call queue or an auto attendant.</summary>
internal sealed record MicrosoftTeamsAppModel
{
    public required string AppId { get; init; }

    public string? Cloud { get; init; }
}

/// <summary>A Teams user who takes calls through a Communication Services resource.</summary>
internal sealed record TeamsExtensionUserModel
{
    public required string UserId { get; init; }

    public required string TenantId { get; init; }

    public required string ResourceId { get; init; }

    public string? Cloud { get; init; }
}

/// <summary>The values of <c>kind</c> that the emulator supports. The service can return others.</summary>
internal static class IdentifierKind
{
    public const string Unknown = "unknown";
    public const string CommunicationUser = "communicationUser";
    public const string PhoneNumber = "phoneNumber";
    public const string MicrosoftTeamsUser = "microsoftTeamsUser";
    public const string MicrosoftTeamsApp = "microsoftTeamsApp";
    public const string TeamsExtensionUser = "teamsExtensionUser";
}

/// <summary>The values of <c>cloud</c> that the emulator supports. The service can return others.</summary>
internal static class IdentifierCloud
{
    public const string Public = "public";
    public const string Dod = "dod";
    public const string Gcch = "gcch";
}
