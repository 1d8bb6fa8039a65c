namespace AcsDtmf.Emulator.Identifiers;

/// <summary>A user of the Communication Services resource.</summary>
internal sealed record CommunicationUserModel
{
    public required string Id { get; init; }
}
