using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace AcsDtmf.Module.Tests;

/// <summary>
/// Ends this process when a process that started it ends: `dotnet test`, or the script or shell that runs it. A killed process cannot end
/// its child processes, so each process watches its parent: this process its ancestors, PowerShell this process, the emulator PowerShell.
/// </summary>
internal static class RunGuard
{
    private const int InitProcessId = 1;
    private const int ExitCode = 3;

    internal static void Start()
    {
        // On Windows, the job object of the console or agent ends its child processes.
        if (OperatingSystem.IsLinux())
        {
            foreach (int processId in Ancestors())
            {
                _ = ExitWithAsync(processId);
            }
        }
    }

    /// <summary>Returns the ancestors up to the first process outside the .NET SDK, which started the run.</summary>
    private static IEnumerable<int> Ancestors()
    {
        for (int id = ParentOf(Environment.ProcessId); id > InitProcessId; id = ParentOf(id))
        {
            yield return id;
            if (File.ReadAllText($"/proc/{id}/comm").Trim() != "dotnet")
            {
                yield break;
            }
        }
    }

    /// <summary>Reads the fourth field. The second field is the command in parentheses, which can contain spaces.</summary>
    private static int ParentOf(int processId)
    {
        string statistics = File.ReadAllText($"/proc/{processId}/stat");
        return int.Parse(statistics[(statistics.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static async Task ExitWithAsync(int processId)
    {
        using Process process = Process.GetProcessById(processId);
        await process.WaitForExitAsync();
        Environment.Exit(ExitCode);
    }
}
