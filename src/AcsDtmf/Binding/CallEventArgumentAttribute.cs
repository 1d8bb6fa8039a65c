using System;
using System.Linq;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Converts deserialized events back to events: those from a job, from another machine or from Import-Clixml.</summary>
internal sealed class CallEventArgumentAttribute : ArgumentTransformationAttribute
{
    private const string Deserialized = "Deserialized." + nameof(AcsDtmf) + "." + nameof(CallEvent);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        LanguagePrimitives.GetEnumerable(inputData) is { } items
            ? items.Cast<object?>().Select(Revive).ToArray()
            : Revive(inputData);

    private static object? Revive(object? item) =>
        item is PSObject wrapped && wrapped.TypeNames.Contains(Deserialized, StringComparer.Ordinal) ? Revive(new Shape(wrapped)) : item;

    private static CallEvent Revive(Shape properties) => new()
    {
        Id = properties.Text(nameof(CallEvent.Id)),
        Type = properties.Text(nameof(CallEvent.Type)) ?? string.Empty,
        Time = properties.Time(nameof(CallEvent.Time)),
        Source = properties.Text(nameof(CallEvent.Source)),
        Subject = properties.Text(nameof(CallEvent.Subject)),
        CallConnectionId = properties.Text(nameof(CallEvent.CallConnectionId)),
        ServerCallId = properties.Text(nameof(CallEvent.ServerCallId)),
        CorrelationId = properties.Text(nameof(CallEvent.CorrelationId)),
        OperationContext = properties.Member(nameof(CallEvent.OperationContext))?.ToString(),
        Data = properties.Text(nameof(CallEvent.Data)),
    };
}
