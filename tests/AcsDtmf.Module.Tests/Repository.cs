using System;
using System.IO;

namespace AcsDtmf.Module.Tests;

/// <summary>Where things lie in the checkout that these tests were built from.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    internal static string PesterFolder { get; } = Path.Combine(Root(), "tests", "Pester");

    /// <summary>Gets the emulator that was built with these tests, in the same configuration.</summary>
    internal static string Emulator { get; } =
        Path.Combine(Root(), "src", "AcsDtmf.Emulator", "bin", Output.Parent!.Name, Output.Name, "AcsDtmf.Emulator.dll");

    internal static string ResultFolder { get; } = Path.Combine(Output.FullName, "TestResults");

    private static string Root()
    {
        for (DirectoryInfo? folder = Output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AcsDtmf.psd1")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"{Output.FullName} is not in a checkout.");
    }
}
