using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Reads results of stops from a pipeline: the objects themselves, or objects from CSV, JSON, CLIXML or another machine.</summary>
internal static class ResultBinder
{
    /// <summary>Binds an object. Only an object that states its operation and its status is a result; neither is assumed.</summary>
    /// <param name="row">The object.</param>
    /// <param name="result">The result; null if the object is not the result of a stop.</param>
    /// <returns>Why the object is not the result of a stop; null if it is.</returns>
    internal static CallingException? TryBind(PSObject row, out DtmfRecognitionResult? result)
    {
        result = null;
        try
        {
            DtmfRecognitionResult? bound = row.BaseObject as DtmfRecognitionResult ?? Read(row);
            if (bound?.Operation == DtmfRecognitionOperation.Stop)
            {
                result = bound;
                return null;
            }

            return NotAStop(bound is null ? "The input is not a result of Stop-AcsDtmfRecognition." : "The row started recognition. A Stopped event confirms only a stop.");
        }
        catch (GetValueException exception)
        {
            // Properties may be scripts, and scripts can fail. Such a failure concerns this row only.
            return NotAStop($"The input cannot be read: {exception.Message}");
        }
    }

    private static CallingException NotAStop(string message) =>
        new(CallingErrorKind.InvalidRow, CallingErrorCode.NotAStop, message)
        {
            RecommendedAction = "Pipe the results of Stop-AcsDtmfRecognition, or results read back from Export-Csv, ConvertTo-Json or Export-Clixml.",
        };

    private static DtmfRecognitionResult? Read(PSObject row)
    {
        var shape = new Shape(row);
        if (Find(shape.Text(nameof(DtmfRecognitionResult.Operation)), DtmfRecognitionOperation.All) is not { } operation
            || Find(shape.Text(nameof(DtmfRecognitionResult.Status)), RowStatus.All) is not { } status)
        {
            return null;
        }

        ParticipantBinder.TryBind(shape.Member(nameof(DtmfRecognitionResult.TargetParticipant)), out CommunicationIdentifier? participant);
        return new DtmfRecognitionResult
        {
            CallConnectionId = shape.Text(nameof(DtmfRecognitionResult.CallConnectionId)),
            TargetParticipant = participant?.RawId,
            Operation = operation,
            Status = status,
            StatusCode = Number(shape.Text(nameof(DtmfRecognitionResult.StatusCode))),
            ErrorCode = shape.Text(nameof(DtmfRecognitionResult.ErrorCode)),
            ErrorMessage = shape.Text(nameof(DtmfRecognitionResult.ErrorMessage)),
            OperationContext = shape.Member(nameof(DtmfRecognitionResult.OperationContext))?.ToString() is { Length: > 0 } context ? context : null,
            OperationCallbackUri = shape.Text(nameof(DtmfRecognitionResult.OperationCallbackUri)),
            CorrelationId = shape.Text(nameof(DtmfRecognitionResult.CorrelationId)),
            ClientRequestId = shape.Text(nameof(DtmfRecognitionResult.ClientRequestId)),
            Attempts = Number(shape.Text(nameof(DtmfRecognitionResult.Attempts))) ?? 0,
            Duration = TimeSpan.TryParse(shape.Text(nameof(DtmfRecognitionResult.Duration)), CultureInfo.InvariantCulture, out TimeSpan duration) ? TimeText.Of(duration) : TimeText.NoTime,
            CompletedAt = shape.Time(nameof(DtmfRecognitionResult.CompletedAt)) is { } time ? TimeText.Of(time) : null,
            Source = row,
        };
    }

    private static string? Find(string? text, IReadOnlyList<string> words) =>
        words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
