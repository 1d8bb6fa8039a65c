using System.Runtime.CompilerServices;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>A test in a browser. It is skipped where no Chromium-based browser is installed.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = Chromium.IsInstalled ? null : BrowserTest.SkipReason;
}
