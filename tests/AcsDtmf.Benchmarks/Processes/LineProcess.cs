using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Benchmarks.Processes;

/// <summary>
/// A child process that receives commands and returns responses as lines. It exits when its input ends, so it never outlives the
/// benchmark.
/// </summary>
internal sealed class LineProcess : IAsyncDisposable
{
    /// <summary>The prefix of a response. A terminal can write control sequences before it on the same line.</summary>
    public const string AnswerMark = "=> ";

    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly DirectoryInfo _cache;

    // A shim starts PowerShell as another process, which does the work.
    private Process _measured;

    private LineProcess(ProcessStartInfo start)
    {
        // PowerShell records in its cache folder which methods it compiled, and the next PowerShell compiles them on another core. With a
        // shared folder, each contestant would also compile the methods of the one before it.
        _cache = Directory.CreateTempSubdirectory("acsdtmf-");
        start.Environment["XDG_CACHE_HOME"] = _cache.FullName;

        // Telemetry starts with the first import of a module, and would be measured with it.
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        _process = _measured = Process.Start(start)!;
    }

    /// <summary>Gets the peak resident memory of the process, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _measured.Refresh();
            return _measured.PeakWorkingSet64;
        }
    }

    /// <summary>Gets the processor time of all threads of the process so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _measured.Refresh();
            return _measured.TotalProcessorTime;
        }
    }

    /// <summary>Starts this program as a child process.</summary>
    public static LineProcess StartSelf(params string[] arguments) => new(new ProcessStartInfo(Environment.ProcessPath!, arguments));

    /// <summary>Starts PowerShell, which runs each line that it receives.</summary>
    /// <exception cref="PowerShellNotFoundException">No PowerShell was found.</exception>
    public static async Task<LineProcess> StartPowerShellAsync()
    {
        LineProcess process = new((await PowerShellExecutable.LocateAsync()).CreateStartInfo("-Command", "-"));
        string id = await process.AskAsync($"[Console]::Out.WriteLine(\"{AnswerMark}$PID\")");
        process._measured = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
        return process;
    }

    /// <summary>Starts PowerShell, which runs a script and exits.</summary>
    /// <exception cref="PowerShellNotFoundException">No PowerShell was found.</exception>
    public static async Task<LineProcess> StartScriptAsync(string path, params IEnumerable<string> arguments) =>
        new((await PowerShellExecutable.LocateAsync()).CreateStartInfo(["-File", path, .. arguments]));

    /// <summary>Starts a program.</summary>
    public static LineProcess StartProgram(string name, params IEnumerable<string> arguments) => new(new ProcessStartInfo(name, arguments));

    /// <summary>Sends a line to the process.</summary>
    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Sends a line to the process, and returns the response.</summary>
    public async Task<string> AskAsync(string line)
    {
        await TellAsync(line);
        return await ReadAnswerAsync();
    }

    /// <summary>Returns the next response.</summary>
    public async Task<string> ReadAnswerAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(ResponseTimeout) is { } line)
        {
            int mark = line.IndexOf(AnswerMark, StringComparison.Ordinal);
            if (mark >= 0)
            {
                return line[(mark + AnswerMark.Length)..];
            }
        }

        throw new IOException($"{_process.StartInfo.FileName} exited without a response.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(ExitTimeout);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _measured.Dispose();
        _process.Dispose();
        _cache.Delete(recursive: true);
    }
}
