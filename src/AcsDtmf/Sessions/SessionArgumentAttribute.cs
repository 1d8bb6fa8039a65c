using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using AcsDtmf.Binding;

namespace AcsDtmf.Sessions;

/// <summary>Lets a session be named where one is asked for.</summary>
internal sealed class SessionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = Shape.Unwrap(inputData);
        return input switch
        {
            // A name of digits arrives as a number, which still knows how it was written.
            string or ValueType => Find(inputData.ToString()),
            IList list => list.Cast<object>().Select(item => Transform(engineIntrinsics, item)).ToArray(),
            _ => inputData,
        };
    }

    private static AcsCallingSession Find(string name) =>
        SessionStore.Current.Find(name)
        ?? throw new ArgumentTransformationMetadataException($"There is no open session named '{name}'. Get-AcsCallingSession lists those there are.");
}
