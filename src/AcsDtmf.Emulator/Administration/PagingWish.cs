namespace AcsDtmf.Emulator.Administration;

/// <summary>How many participants one page is to hold.</summary>
internal sealed record PagingWish
{
    public required int ParticipantPageSize { get; init; }
}
