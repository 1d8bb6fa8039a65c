using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Finds what a request names, or refuses in the service's words.</summary>
internal sealed class CallLookup(CallRegistry calls)
{
    private const string NotFoundCode = "8522";
    private const string NotEstablishedCode = "8501";
    private const string TerminatedCode = "8528";

    /// <exception cref="RefusalException">There is no such call.</exception>
    public Call Find(ServiceRequest request)
    {
        return calls.Find(request.Route.CallConnectionId!)
            ?? throw RefusalException.Because(404, NotFoundCode, "Call not found.");
    }

    /// <exception cref="RefusalException">There is no such call, or it cannot carry media now.</exception>
    public Call FindEstablished(ServiceRequest request)
    {
        Call call = Find(request);
        return call.State switch
        {
            CallConnectionState.Unknown or CallConnectionState.Connecting
                => throw Refuse(call, 400, NotEstablishedCode, "Action is invalid when call is not in Established state."),
            CallConnectionState.Disconnecting or CallConnectionState.Disconnected
                => throw Refuse(call, 400, TerminatedCode, "Action is invalid when call is terminated."),
            _ => call,
        };
    }

    /// <exception cref="RefusalException">Nobody of that raw id is in the call.</exception>
    public static Participant FindParticipant(Call call, string rawId)
    {
        return call.FindParticipant(rawId) ?? throw Refuse(call, 404, NotFoundCode, "Participant not found.");
    }

    private static RefusalException Refuse(Call call, int status, string code, string message)
    {
        return new(Answer.Error(status, code, message) with { CorrelationId = call.CorrelationId });
    }
}
