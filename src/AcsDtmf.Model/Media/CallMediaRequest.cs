namespace AcsDtmf;

/// <summary>A row that cancels the media operations of a call.</summary>
public sealed class CallMediaRequest : CallRequest
{
    /// <summary>Returns the call, in the form that error records show.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() => RowRules.CheckCallConnectionId(CallConnectionId);
}
