namespace AcsDtmf.Emulator.Identifiers;

/// <summary>A Microsoft Teams application, such as a call queue or an auto attendant.</summary>
internal sealed record MicrosoftTeamsAppModel
{
    public required string AppId { get; init; }

    public string? Cloud { get; init; }
}
