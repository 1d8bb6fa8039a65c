using System.Collections.Generic;
using Microsoft.Testing.Extensions.TrxReport.Abstractions;
using Microsoft.Testing.Platform.Capabilities.TestFramework;

namespace AcsDtmf.Module.Tests;

/// <summary>States that the results contain what a TRX report needs.</summary>
internal sealed class PesterCapabilities : ITestFrameworkCapabilities, ITrxReportCapability
{
    /// <inheritdoc/>
    public bool IsSupported => true;

    /// <inheritdoc/>
    public IReadOnlyCollection<ITestFrameworkCapability> Capabilities => [this];

    /// <inheritdoc/>
    public void Enable()
    {
        // Every result already contains the properties.
    }
}
