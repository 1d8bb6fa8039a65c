namespace AcsDtmf.Emulator.Identifiers;

/// <summary>A Microsoft Teams user, or an anonymous visitor of a Teams meeting.</summary>
internal sealed record MicrosoftTeamsUserModel
{
    public required string UserId { get; init; }

    public bool? IsAnonymous { get; init; }

    public string? Cloud { get; init; }
}
