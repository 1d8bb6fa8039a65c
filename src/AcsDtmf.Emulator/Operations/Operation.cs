using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The base class of the service's operations.</summary>
internal abstract class Operation(OperationDescription description)
{
    public OperationDescription Description => description;

    /// <exception cref="RequestRejectedException">The request is rejected. The exception contains the response.</exception>
    public abstract ServiceResponse Execute(ServiceRequest request);

    /// <summary>Returns the response to a request that concerns no call.</summary>
    protected ServiceResponse Success<T>(T body) => ServiceResponse.Json(description.SuccessStatus, body);

    /// <summary>Returns the response to a request that only read a call.</summary>
    protected ServiceResponse Read<T>(Call call, T body) => Success(body) with { CorrelationId = call.CorrelationId };

    /// <summary>Returns the response to a request that took effect on a call.</summary>
    protected ServiceResponse Acted(Call call) => new(description.SuccessStatus) { CorrelationId = call.CorrelationId, Acted = true };

    /// <summary>Returns the response, with a body, to a request that took effect on a call.</summary>
    protected ServiceResponse Acted<T>(Call call, T body) => Read(call, body) with { Acted = true };
}
