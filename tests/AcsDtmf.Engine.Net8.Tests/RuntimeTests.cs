using System;
using Xunit;

namespace AcsDtmf.Engine.Net8.Tests;

/// <summary>Proves that the tests of this project run on the runtime that they are meant for.</summary>
public sealed class RuntimeTests
{
    [Fact]
    public void The_runtime_is_NET_8() => Assert.Equal(8, Environment.Version.Major);
}
