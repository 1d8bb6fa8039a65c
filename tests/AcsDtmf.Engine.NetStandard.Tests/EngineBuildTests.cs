using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.NetStandard.Tests;

/// <summary>The rest of this project would prove nothing if the build system had chosen the other engine.</summary>
public sealed class EngineBuildTests
{
    [Fact]
    public void The_engine_under_test_is_the_one_for_Windows_PowerShell() => Assert.Equal(EngineBuild.WindowsPowerShell, EngineBuild.Framework);
}
