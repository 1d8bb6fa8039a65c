using System;
using System.Globalization;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Processes;

namespace AcsDtmf.Benchmarks.Serving;

/// <summary>Runs the server process. It writes its endpoint, and then executes each input line as a command.</summary>
internal static class ServeCommand
{
    public const string Verb = "serve";
    public const string LatencyOrder = "latency";
    public const string CountOrder = "count";

    public static async Task RunAsync(ServerKind kind)
    {
        await using IMeasuredServer server = await (kind == ServerKind.Emulator ? EmulatorServer.StartAsync() : PlainServer.StartAsync());
        Answer(server.Endpoint.AbsoluteUri);
        while (await Console.In.ReadLineAsync() is { } order)
        {
            string[] words = order.Split(' ');
            if (words[0] == LatencyOrder)
            {
                server.Latency = TimeSpan.FromMilliseconds(int.Parse(words[1], CultureInfo.InvariantCulture));
            }

            Answer(server.Answered.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Answer(string text) => Console.Out.WriteLine(LineProcess.AnswerMark + text);
}
