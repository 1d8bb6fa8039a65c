using System;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// One line of a journal: a finished row. Only the key identifies the row. The other texts are for readers, so secrets in them are masked
/// and long texts are truncated.
/// </summary>
internal sealed class JournalEntry
{
    // The maximum length of a spreadsheet cell. Four such texts fit in a line even if every character of them is escaped.
    private const int LongestText = 32_767;

    // The service's texts are far shorter.
    private const int LongestForeignText = 4_096;

    public string? Key { get; set; }

    public string? CallConnectionId { get; set; }

    public string? TargetParticipant { get; set; }

    public string? OperationContext { get; set; }

    public string? OperationCallbackUri { get; set; }

    public string? Status { get; set; }

    public int? StatusCode { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public string? CorrelationId { get; set; }

    public string? ClientRequestId { get; set; }

    public int Attempts { get; set; }

    public string? Duration { get; set; }

    public string? CompletedAt { get; set; }

    internal static JournalEntry Of(RowKey key, CallResult result)
    {
        var participant = result as ParticipantResult;
        return new JournalEntry
        {
            Key = key.ToString(),
            CallConnectionId = Cut(result.CallConnectionId),
            TargetParticipant = Cut(participant?.TargetParticipant),
            OperationContext = Cut(participant?.OperationContext),
            OperationCallbackUri = participant?.OperationCallbackUri is { } uri ? Cut(UriMask.Apply(uri)) : null,
            Status = result.Status,
            StatusCode = result.StatusCode,
            ErrorCode = result.ErrorCode,
            ErrorMessage = Cut(result.ErrorMessage, LongestForeignText),
            CorrelationId = Cut(result.CorrelationId, LongestForeignText),
            ClientRequestId = result.ClientRequestId,
            Attempts = result.Attempts,
            Duration = result.Duration,
            CompletedAt = result.CompletedAt,
        };
    }

    /// <summary>Returns the result of the row, as far as the journal records it. Journals of earlier versions record less.</summary>
    /// <param name="operation">The operation of the journal.</param>
    internal CallResult ToResult(string? operation)
    {
        var common = new CallResult
        {
            CallConnectionId = CallConnectionId,
            Status = Status!,
            StatusCode = StatusCode,
            ErrorCode = ErrorCode,
            ErrorMessage = ErrorMessage,
            CorrelationId = CorrelationId,
            ClientRequestId = ClientRequestId,
            Attempts = Attempts,
            Duration = Duration ?? TimeText.NoTime,
            CompletedAt = TimeText.TryRead(CompletedAt, out DateTimeOffset time) ? TimeText.Of(time) : null,
        };
        return operation is DtmfRecognitionOperation.Stop or DtmfRecognitionOperation.Start
            ? new DtmfRecognitionResult(common)
            {
                Operation = operation,
                TargetParticipant = TargetParticipant,
                OperationContext = OperationContext,
                OperationCallbackUri = OperationCallbackUri,
            }
            : new CallMediaResult(common);
    }

    private static string? Cut(string? text, int longest = LongestText) => text?.Length > longest ? $"{text.Remove(longest - 1)}…" : text;
}
