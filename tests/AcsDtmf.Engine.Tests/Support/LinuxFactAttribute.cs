using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>A test of a file that only Linux has.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = OperatingSystem.IsLinux() ? null : "Only Linux has this file.";
}
