using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>One operation of the service.</summary>
internal interface IOperation
{
    /// <exception cref="RefusalException">The request cannot be carried out; the exception holds the answer.</exception>
    Answer Execute(ServiceRequest request);
}
