using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit.Sdk;

namespace AcsDtmf.Module.Tests;

/// <summary>One case for each file of the Pester suite; all skipped, with the reason, where there is no PowerShell to run it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterFilesAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override string? Skip
    {
        get => PowerShellHost.WhyNot;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Directory.EnumerateFiles(Repository.PesterFolder, "*.Tests.ps1")
            .Order(StringComparer.Ordinal)
            .Select(path => new object[] { Path.GetFileName(path) });
}
