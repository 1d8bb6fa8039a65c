namespace AcsDtmf;

/// <summary>One row: the request to cancel the media operations of a call.</summary>
public sealed class CallMediaRequest : CallRequest
{
    /// <summary>Returns the call, as an error record shows its target.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() => RowRules.CheckCallConnectionId(CallConnectionId);
}
