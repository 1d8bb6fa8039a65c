using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Benchmarks.Processes;

/// <summary>A child process that is told what to do by lines and answers by lines. It ends when its input does, so none outlives the benchmark.</summary>
internal sealed class LineProcess : IAsyncDisposable
{
    /// <summary>What an answer starts with. Anything before it on its line is a terminal's business.</summary>
    public const string AnswerMark = "=> ";

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private LineProcess(Process process) => _process = process;

    /// <summary>The most memory the process ever had resident, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>How long the process kept processors busy so far, all its threads together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts this program as a child.</summary>
    public static LineProcess StartSelf(params string[] arguments) => Start(new ProcessStartInfo(Environment.ProcessPath!, arguments));

    /// <summary>Starts PowerShell, which runs each line that it receives.</summary>
    /// <exception cref="PowerShellNotFoundException">There is no PowerShell, so no cmdlet can be measured.</exception>
    public static async Task<LineProcess> StartPowerShellAsync() =>
        Start((await PowerShellExecutable.LocateAsync()).CreateStartInfo("-Command", "-"));

    /// <summary>Gives the process a line.</summary>
    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Gives the process a line, and waits for its answer.</summary>
    public async Task<string> AskAsync(string line)
    {
        await TellAsync(line);
        return await ReadAnswerAsync();
    }

    /// <summary>Waits for an answer.</summary>
    public async Task<string> ReadAnswerAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(LongestAnswer) is { } line)
        {
            int mark = line.IndexOf(AnswerMark, StringComparison.Ordinal);
            if (mark >= 0)
            {
                return line[(mark + AnswerMark.Length)..];
            }
        }

        throw new IOException($"{_process.StartInfo.FileName} ended without an answer.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(LongestGoodbye);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static LineProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        return new(Process.Start(start)!);
    }
}
