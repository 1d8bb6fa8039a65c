using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>One operation of the service, with its description.</summary>
internal abstract class Operation(OperationDescription description)
{
    public OperationDescription Description => description;

    /// <exception cref="RequestRejectedException">The request cannot be executed. The exception holds the response.</exception>
    public abstract ServiceResponse Execute(ServiceRequest request);

    protected ServiceResponse Success() => new(description.SuccessStatus);

    protected ServiceResponse Success<T>(T body) => ServiceResponse.Json(description.SuccessStatus, body);
}
