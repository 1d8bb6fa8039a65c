using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using AcsDtmf.Binding;

namespace AcsDtmf.Sessions;

/// <summary>Accepts the name of a session instead of the session.</summary>
internal sealed class SessionArgumentAttribute : ArgumentTransformationAttribute
{
    private const string Deserialized = "Deserialized." + nameof(AcsDtmf) + "." + nameof(AcsCallingSession);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = Shape.Unwrap(inputData);
        return input switch
        {
            _ when inputData is PSObject wrapped && wrapped.TypeNames.Contains(Deserialized, StringComparer.Ordinal) =>
                throw new ArgumentTransformationMetadataException(
                    "The session was opened in another process. Its credential stays there, so the session cannot be used here. "
                    + "Run Connect-AcsCalling in the script block of Start-Job or Invoke-Command, or use Start-ThreadJob or ForEach-Object -Parallel, which run in the same process."),

            // PowerShell parses a name of digits as a number, whose wrapper keeps the original text.
            string or ValueType => Find(inputData.ToString()),
            IList list => list.Cast<object>().Select(item => Transform(engineIntrinsics, item)).ToArray(),
            _ => inputData,
        };
    }

    private static AcsCallingSession Find(string name) =>
        SessionStore.Current.Find(name)
        ?? throw new ArgumentTransformationMetadataException($"There is no open session named '{name}'. Get-AcsCallingSession lists the open sessions.");
}
