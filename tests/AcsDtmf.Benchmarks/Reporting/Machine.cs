using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>Describes the machine of the measurement, without information that identifies its owner.</summary>
internal static class Machine
{
    private const double Gigabyte = 1024.0 * 1024 * 1024;

    public static IEnumerable<(string What, string Value)> Describe()
    {
        yield return ("processor", $"{Environment.ProcessorCount} cores, {Processor() ?? RuntimeInformation.ProcessArchitecture.ToString()}");
        yield return ("memory", $"{Text.Of(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gigabyte, "0")} GB");
        yield return ("system", RuntimeInformation.OSDescription.Split('#')[0].Trim());
        yield return (".NET", RuntimeInformation.FrameworkDescription);
        yield return ("PowerShell", PowerShellVersion());
    }

    /// <summary>Returns the processor model on Linux; otherwise null.</summary>
    private static string? Processor()
    {
        const string ProcessorFile = "/proc/cpuinfo";
        return File.Exists(ProcessorFile)
            ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
    }

    private static string PowerShellVersion()
    {
        ProcessStartInfo start = PowerShellExecutable.LocateAsync().GetAwaiter().GetResult().CreateStartInfo("-Command", "\"$($PSVersionTable.PSVersion)\"");
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
