using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Benchmarks.Processes;

/// <summary>The module as users install it. Unlike the module of a checkout, it contains the precompiled engine.</summary>
internal static class ModulePackage
{
    /// <summary>Creates the package in the output folder of this program, which the child processes also use.</summary>
    public static async Task CreateAsync()
    {
        PowerShellExecutable shell = await PowerShellExecutable.LocateAsync();
        ProcessStartInfo start = shell.CreateStartInfo("-File", Path.Combine(Checkout.Root, "tools", "Package.ps1"), "-OutputPath", Repository.Package);
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidDataException($"The package could not be created.\n{output}");
        }
    }
}
