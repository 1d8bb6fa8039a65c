using System;
using System.Collections.Generic;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Results and events, of the few members that a confirmation looks at.</summary>
internal static class Stops
{
    public static DtmfRecognitionResult Result(string? call, string? context, string status = RowStatus.Succeeded, bool isUnique = false, object? source = null) => new()
    {
        HasUniqueContext = isUnique,
        CallConnectionId = call,
        OperationContext = context,
        Status = status,
        Source = source,
    };

    public static CallEvent Event(string? call, string? context, string? id = null, string type = "Microsoft.Communication.ContinuousDtmfRecognitionStopped") => new()
    {
        Id = id ?? Guid.NewGuid().ToString(),
        Type = type,
        CallConnectionId = call,
        OperationContext = context,
        Time = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Confirms results by events that are at hand.</summary>
    public static ConfirmationCollector Confirm(IEnumerable<CallEvent> events, params IEnumerable<DtmfRecognitionResult> results)
    {
        var collector = new ConfirmationCollector();
        using Contracts.IStopConfirmation confirmation = new CallingEngine().ConfirmStops(events, collector, default);
        foreach (DtmfRecognitionResult result in results)
        {
            confirmation.Add(result);
        }

        confirmation.Complete();
        return collector;
    }
}
