namespace AcsDtmf;

/// <summary>One row: the request to read a call.</summary>
public sealed class CallConnectionRequest : CallRequest
{
    /// <summary>Returns the call, as an error record shows its target.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() => RowRules.CheckCallConnectionId(CallConnectionId);
}
