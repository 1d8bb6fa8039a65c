using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// One line of a journal: a finished row. The key alone says which row it is; the other texts are for readers, so secrets in them are
/// masked and what is too long is cut.
/// </summary>
internal sealed class JournalEntry
{
    // No cell of a spreadsheet is longer. Four such texts, escaped character by character, still fit in a line.
    private const int LongestText = 32_767;

    public string? Key { get; set; }

    public string? CallConnectionId { get; set; }

    public string? TargetParticipant { get; set; }

    public string? OperationContext { get; set; }

    public string? OperationCallbackUri { get; set; }

    public string? Status { get; set; }

    public int? StatusCode { get; set; }

    public string? ErrorCode { get; set; }

    public string? ClientRequestId { get; set; }

    public int Attempts { get; set; }

    public string? CompletedAt { get; set; }

    internal static JournalEntry Of(RowKey key, CallResult result)
    {
        var participant = result as ParticipantResult;
        return new JournalEntry
        {
            Key = key.ToString(),
            CallConnectionId = Cut(result.CallConnectionId),
            TargetParticipant = Cut(participant?.TargetParticipant),
            OperationContext = participant is { HasUniqueContext: false } ? Cut(participant.OperationContext) : null,
            OperationCallbackUri = participant?.OperationCallbackUri is { } uri ? Cut(UriMask.Apply(uri)) : null,
            Status = result.Status,
            StatusCode = result.StatusCode,
            ErrorCode = result.ErrorCode,
            ClientRequestId = result.ClientRequestId,
            Attempts = result.Attempts,
            CompletedAt = result.CompletedAt,
        };
    }

    private static string? Cut(string? text) => text?.Length > LongestText ? $"{text.Remove(LongestText - 1)}…" : text;
}
