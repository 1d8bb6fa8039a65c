using System.Management.Automation;

namespace AcsDtmf.Sessions;

/// <summary>Lets a session be named where one is asked for.</summary>
internal sealed class SessionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return input is string name
            ? SessionStore.Current.Find(name)
                ?? throw new ArgumentTransformationMetadataException($"There is no open session named '{name}'. Get-AcsCallingSession lists those there are.")
            : inputData;
    }
}
