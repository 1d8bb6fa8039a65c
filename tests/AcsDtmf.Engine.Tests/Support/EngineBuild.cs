using System.Reflection;
using System.Runtime.Versioning;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>Identifies the build of the engine that the tests run against.</summary>
public static class EngineBuild
{
    public const string WindowsPowerShell = ".NETStandard,Version=v2.0";

    public static string? Framework => typeof(CallingEngine).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName;
}
