namespace AcsDtmf.Emulator.Identifiers;

/// <summary>A phone number in E.164 form, or the word that stands for a withheld one.</summary>
internal sealed record PhoneNumberModel
{
    public required string Value { get; init; }

    public bool? IsAnonymous { get; init; }

    public string? AssertedId { get; init; }
}
