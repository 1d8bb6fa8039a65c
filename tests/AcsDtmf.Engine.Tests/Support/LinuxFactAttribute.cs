using System;
using Xunit;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>A test of a file that only Linux has.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null! : "Only Linux has this file.";
}
