using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Finds the call and the participant that a request names, with the errors of the service if one is missing.</summary>
internal sealed class CallLookup(CallRegistry calls)
{
    private const string NotFoundCode = "8522";
    private const string NotEstablishedCode = "8501";
    private const string TerminatedCode = "8528";

    /// <exception cref="RequestRejectedException">The call does not exist.</exception>
    public Call Find(ServiceRequest request)
    {
        return calls.Find(request.Route.CallConnectionId!)
            ?? throw RequestRejectedException.Create(404, NotFoundCode, "Call not found.");
    }

    /// <exception cref="RequestRejectedException">The call does not exist, or it has ended.</exception>
    public Call FindActive(ServiceRequest request)
    {
        Call call = Find(request);
        return call.State is CallConnectionState.Disconnecting or CallConnectionState.Disconnected
            ? throw Reject(call, 400, TerminatedCode, "Action is invalid when call is terminated.")
            : call;
    }

    /// <exception cref="RequestRejectedException">The call does not exist, or its state does not allow actions.</exception>
    public Call FindEstablished(ServiceRequest request)
    {
        Call call = FindActive(request);
        return call.State is CallConnectionState.Unknown or CallConnectionState.Connecting
            ? throw Reject(call, 400, NotEstablishedCode, "Action is invalid when call is not in Established state.")
            : call;
    }

    /// <exception cref="RequestRejectedException">The call has no participant with that raw id.</exception>
    public static Participant FindParticipant(Call call, string rawId)
    {
        return call.FindParticipant(rawId) ?? throw NotFound(call, "Participant not found.");
    }

    public static RequestRejectedException NotFound(Call call, string message) => Reject(call, 404, NotFoundCode, message);

    private static RequestRejectedException Reject(Call call, int status, string code, string message)
    {
        return new(ServiceResponse.Error(status, code, message) with { CorrelationId = call.CorrelationId });
    }
}
