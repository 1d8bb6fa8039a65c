using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>An operation that supports the Repeatability headers: a repeated request receives the stored response.</summary>
internal abstract class RepeatableOperation(OperationDescription description, RepeatabilityCache repeatability) : Operation(description)
{
    public sealed override ServiceResponse Execute(ServiceRequest request) => repeatability.ExecuteOnce(request, ExecuteOnce);

    /// <exception cref="RequestRejectedException">The request is rejected. The exception contains the response.</exception>
    protected abstract ServiceResponse ExecuteOnce(ServiceRequest request);
}
