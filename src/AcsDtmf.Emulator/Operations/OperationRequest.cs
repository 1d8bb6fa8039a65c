using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The members that the bodies of most operations share.</summary>
internal abstract record OperationRequest
{
    public string? OperationContext { get; init; }

    public string? OperationCallbackUri { get; init; }

    /// <exception cref="RequestRejectedException">The callback URI is invalid.</exception>
    public EventContext ToEventContext(ServiceRequest request) =>
        new(OperationContext, RequestBody.ParseCallbackUri(OperationCallbackUri, "operationCallbackUri"), request.ApiVersion!);
}
