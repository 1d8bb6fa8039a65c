using System;
using System.Collections.Generic;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Serving;

namespace AcsDtmf.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage =
        """
        Usage: dotnet run -c Release --project tests/AcsDtmf.Benchmarks [-- options]

        Measures the module beside its peers, prints the figures, and writes them to docs/performance.md and its charts.

          --quick              a short run, to see that everything works; writes nothing
          --only NAME,NAME     only these sections: proof, warm, first, slow, grid, peers, import, memory, interrupt, throttling; writes nothing
          --server emulator    the emulator as the server instead of one that only answers; writes nothing
          --micro              the small parts alone, with BenchmarkDotNet
          --help               show this
        """;

    public Scale Scale { get; init; } = Scale.Full;

    public IReadOnlyCollection<string>? Only { get; init; }

    public ServerKind Server { get; init; }

    public bool Micro { get; init; }

    public bool Help { get; init; }

    /// <summary>Whether this is the run that the docs show.</summary>
    public bool IsForTheDocs => Scale == Scale.Full && Only is null && Server == ServerKind.Plain;

    /// <exception cref="ArgumentException">An option is unknown, or its value is no good.</exception>
    public static BenchmarkOptions Parse(string[] arguments)
    {
        BenchmarkOptions options = new();
        for (int index = 0; index < arguments.Length; index++)
        {
            options = arguments[index] switch
            {
                "--quick" => options with { Scale = Scale.Quick },
                "--micro" => options with { Micro = true },
                "--help" or "-h" => options with { Help = true },
                "--only" when index + 1 < arguments.Length => options with { Only = arguments[++index].Split(',') },
                "--server" when index + 1 < arguments.Length && Enum.TryParse(arguments[index + 1], ignoreCase: true, out ServerKind server) =>
                    options with { Server = arguments[++index].Length > 0 ? server : default },
                _ => throw new ArgumentException($"'{arguments[index]}' is no option, or lacks its value."),
            };
        }

        return options;
    }
}
