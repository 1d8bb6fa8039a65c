namespace AcsDtmf.Emulator.Identifiers;

/// <summary>A Teams user who takes calls through a Communication Services resource.</summary>
internal sealed record TeamsExtensionUserModel
{
    public required string UserId { get; init; }

    public required string TenantId { get; init; }

    public required string ResourceId { get; init; }

    public string? Cloud { get; init; }
}
