namespace AcsDtmf.Emulator.Calls;

/// <summary>A call that rings until an application answers it.</summary>
/// <param name="IncomingCallContext">The text that identifies the call in the answer request.</param>
/// <param name="From">The raw id of the caller.</param>
/// <param name="To">The raw id of the called participant, for whom the application answers.</param>
public sealed record IncomingCall(string IncomingCallContext, string From, string To);
