namespace AcsDtmf;

/// <summary>A row that reads a call.</summary>
public sealed class CallConnectionRequest : CallRequest
{
    /// <summary>Returns the call, in the form that error records show.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() => RowRules.CheckCallConnectionId(CallConnectionId, RowRules.CallsCannotBeListed);
}
