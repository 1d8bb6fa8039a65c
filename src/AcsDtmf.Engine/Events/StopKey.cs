namespace AcsDtmf.Engine.Events;

/// <summary>Identifies the stops that an event can belong to. Events contain no participant, so only the context distinguishes the stops of one call.</summary>
internal readonly record struct StopKey
{
    internal StopKey(string callConnectionId, string? operationContext)
    {
        // Ids are GUIDs. The service sends them in lower case, even if the row contains upper case.
        CallConnectionId = callConnectionId.ToUpperInvariant();
        OperationContext = operationContext;
    }

    internal string CallConnectionId { get; }

    internal string? OperationContext { get; }
}
