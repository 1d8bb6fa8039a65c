using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Watches the process that started the emulator, because that process can exit without stopping the emulator.</summary>
internal static class ParentProcess
{
    public static async Task WaitForExitAsync(int processId, CancellationToken cancellationToken)
    {
        try
        {
            using Process parent = Process.GetProcessById(processId);
            await parent.WaitForExitAsync(cancellationToken);
        }
        catch (ArgumentException)
        {
            // The process has already ended.
        }
    }
}
