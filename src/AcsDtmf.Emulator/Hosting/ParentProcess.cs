using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Watches the process that started the emulator, which may die without telling.</summary>
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
            // It was gone before it could be watched.
        }
    }
}
