using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The base class of the service's operations.</summary>
internal abstract class Operation(OperationDescription description)
{
    public OperationDescription Description => description;

    /// <exception cref="RequestRejectedException">The request is rejected. The exception contains the response.</exception>
    public abstract ServiceResponse Execute(ServiceRequest request);

    protected ServiceResponse Success() => new(description.SuccessStatus);

    protected ServiceResponse Success<T>(T body) => ServiceResponse.Json(description.SuccessStatus, body);
}
