using System;

namespace AcsDtmf.Engine.Journal;

/// <summary>One line of a journal: a finished row.</summary>
internal sealed class JournalEntry
{
    public string? CallConnectionId { get; set; }

    public string? TargetParticipant { get; set; }

    public string? OperationContext { get; set; }

    public string? OperationCallbackUri { get; set; }

    public string? Status { get; set; }

    public int? StatusCode { get; set; }

    public string? ErrorCode { get; set; }

    public string? ClientRequestId { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CompletedAt { get; set; }

    internal static JournalEntry Of(CallResult result)
    {
        var participant = result as ParticipantResult;
        return new JournalEntry
        {
            CallConnectionId = result.CallConnectionId,
            TargetParticipant = participant?.TargetParticipant?.RawId,
            OperationContext = participant is { HasUniqueContext: false } ? participant.OperationContext : null,
            OperationCallbackUri = participant?.OperationCallbackUri,
            Status = result.Status.ToString(),
            StatusCode = result.StatusCode,
            ErrorCode = result.ErrorCode,
            ClientRequestId = result.ClientRequestId,
            Attempts = result.Attempts,
            CompletedAt = result.CompletedAt,
        };
    }
}
