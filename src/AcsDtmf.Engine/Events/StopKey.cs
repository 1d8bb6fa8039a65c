namespace AcsDtmf.Engine.Events;

/// <summary>What a stop and its event have in common. Events name no participant, so stops of one call are told apart by their contexts alone.</summary>
internal readonly record struct StopKey
{
    internal StopKey(string callConnectionId, string? operationContext)
    {
        // Ids are GUIDs, and what a table wrote in upper case the service repeats in lower case.
        CallConnectionId = callConnectionId.ToUpperInvariant();
        OperationContext = operationContext;
    }

    internal string CallConnectionId { get; }

    internal string? OperationContext { get; }
}
