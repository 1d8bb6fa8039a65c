using System;
using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Scenarios;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Runs the emulator until it receives a signal or its parent process exits.</summary>
internal static class ServiceCommand
{
    private const int Success = 0;
    private const int CannotListen = 2;
    private const int WrongUsage = 64;
    private const int InvalidScenario = 65;

    private static readonly JsonSerializerOptions ReadableJson = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            CommandLineOptions options = CommandLineOptions.Parse(args);
            if (options.Help)
            {
                await Console.Out.WriteLineAsync(CommandLineOptions.Usage);
                return Success;
            }

            return options.ScenarioSchema ? await WriteScenarioSchemaAsync() : await RunAsync(options);
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message}{Environment.NewLine}{CommandLineOptions.Usage}");
            return WrongUsage;
        }
    }

    private static async Task<int> WriteScenarioSchemaAsync()
    {
        await using var state = new EmulatorState(new EmulatorOptions());
        await Console.Out.WriteLineAsync(ScenarioSchema.Describe(new ScenarioReader(state).Schema).ToJsonString(ReadableJson));
        return Success;
    }

    private static async Task<int> RunAsync(CommandLineOptions options)
    {
        try
        {
            await using EmulatorHost host = await EmulatorHost.StartAsync(options.Emulator with { ReportSkippedStep = Console.Error.WriteLine });
            if (options.Log)
            {
                host.State.Traffic.Completed += new RequestLog(Console.Out, host.State.Clock).Write;
            }

            await Console.Out.WriteLineAsync(StartMessage.Of(host));
            await Console.Out.FlushAsync();
            await WaitForEndAsync(options.ParentProcessId);
            return Success;
        }
        catch (InvalidScenarioException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return InvalidScenario;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"Cannot listen on port {options.Emulator.Port}: {exception.Message}");
            return CannotListen;
        }
    }

    private static async Task WaitForEndAsync(int? parentProcessId)
    {
        var signalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using PosixSignalRegistration termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var stopping = new CancellationTokenSource();

        await (parentProcessId is { } processId
            ? Task.WhenAny(signalled.Task, ParentProcess.WaitForExitAsync(processId, stopping.Token))
            : signalled.Task);
        await stopping.CancelAsync();

        void End(PosixSignalContext context)
        {
            // Canceling the signal lets the process dispose the host before it exits.
            context.Cancel = true;
            signalled.TrySetResult();
        }
    }
}
