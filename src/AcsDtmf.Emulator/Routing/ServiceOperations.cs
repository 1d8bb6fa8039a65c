namespace AcsDtmf.Emulator.Routing;

/// <summary>Groups the operations by the house they belong to.</summary>
internal static class ServiceOperations
{
    /// <summary>Whether the operation is asked of Call Automation; what is no operation at all is asked of it too.</summary>
    public static bool IsCallOperation(this ServiceOperation operation)
    {
        return operation is not (ServiceOperation.AppServiceToken or ServiceOperation.InstanceMetadataToken);
    }
}
