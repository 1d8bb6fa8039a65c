using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Demo;

/// <summary>Sends 2,000 rows to a throttled emulator, so that its live page shows a run.</summary>
internal static class PageDemo
{
    private static readonly EmulatorOptions Options = new()
    {
        Calls = 1_000,
        ParticipantsPerCall = 2,
        Latency = TimeSpan.FromMilliseconds(10),
        RateLimit = new ThrottleSettings { RequestsPerSecond = 100 },
    };

    public static async Task<int> RunAsync()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(Options);
        string csv = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllLinesAsync(csv, CreateRows(emulator.State.Calls.All));
        try
        {
            Console.WriteLine($"Open the live page in a browser on this machine: {emulator.Endpoint}");
            Wait("Press Enter to start the run.");
            int exitCode = await DemoScript.RunAsync("page.ps1", csv, emulator);
            Wait("Press Enter to stop the emulator.");
            return exitCode;
        }
        finally
        {
            File.Delete(csv);
        }
    }

    private static IEnumerable<string> CreateRows(IEnumerable<Call> calls)
    {
        return calls
            .SelectMany(call => call.Participants, (call, participant) => $"{call.CallConnectionId},{participant.RawId},demo")
            .Prepend("CallConnectionId,TargetParticipant,OperationContext");
    }

    private static void Wait(string prompt)
    {
        Console.WriteLine(prompt);
        Console.ReadLine();
    }
}
