using System;
using System.Globalization;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Understands results as they come from a pipeline: as they are, or as the rows of the CSV file they were written to.</summary>
internal static class ResultBinder
{
    /// <summary>Binds a row. What it lacks is null; without a word on operation and status it is taken for a stop that succeeded.</summary>
    internal static DtmfRecognitionResult Bind(PSObject row)
    {
        if (row.BaseObject is DtmfRecognitionResult result)
        {
            return result;
        }

        var shape = new Shape(row);
        ParticipantBinder.TryBind(shape.Member(nameof(result.TargetParticipant)), out CommunicationIdentifier? participant);
        return new DtmfRecognitionResult
        {
            CallConnectionId = shape.Text(nameof(result.CallConnectionId)),
            TargetParticipant = participant,
            Operation = Enum.TryParse(shape.Text(nameof(result.Operation)), ignoreCase: true, out DtmfRecognitionOperation operation) ? operation : DtmfRecognitionOperation.Stop,
            Status = Enum.TryParse(shape.Text(nameof(result.Status)), ignoreCase: true, out RowStatus status) ? status : RowStatus.Succeeded,
            StatusCode = Number(shape.Text(nameof(result.StatusCode))),
            ErrorCode = shape.Text(nameof(result.ErrorCode)),
            ErrorMessage = shape.Text(nameof(result.ErrorMessage)),
            OperationContext = shape.Member(nameof(result.OperationContext))?.ToString() is { Length: > 0 } context ? context : null,
            OperationCallbackUri = shape.Text(nameof(result.OperationCallbackUri)),
            CorrelationId = shape.Text(nameof(result.CorrelationId)),
            ClientRequestId = shape.Text(nameof(result.ClientRequestId)),
            Attempts = Number(shape.Text(nameof(result.Attempts))) ?? 0,
            Duration = TimeSpan.TryParse(shape.Text(nameof(result.Duration)), CultureInfo.InvariantCulture, out TimeSpan duration) ? duration : default,
            CompletedAt = shape.Time(nameof(result.CompletedAt)) ?? default,
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
