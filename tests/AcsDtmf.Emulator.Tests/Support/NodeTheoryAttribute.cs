using System.Runtime.CompilerServices;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>A test in Node.js. It is skipped where Node.js, or a version that the SDK supports, is not installed.</summary>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = NodeJs.SkipReason;
}
