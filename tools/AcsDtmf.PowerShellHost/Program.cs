using System;
using System.Diagnostics;
using AcsDtmf.PowerShellHost;

const int CommandNotFound = 127;
try
{
    PowerShellExecutable powerShell = await PowerShellExecutable.LocateAsync();
    if (powerShell.Warning is { } warning)
    {
        await Console.Error.WriteLineAsync(warning);
    }

    using Process process = Process.Start(powerShell.CreateStartInfo(args))!;
    await process.WaitForExitAsync();
    return process.ExitCode;
}
catch (PowerShellNotFoundException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return CommandNotFound;
}
