using System;
using System.Collections.Generic;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Serving;

namespace AcsDtmf.Benchmarks;

/// <summary>The command-line options.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage =
        """
        Usage: dotnet run -c Release --project tests/AcsDtmf.Benchmarks [-- options]

        Measures the module side by side with alternatives, prints the figures, and writes them to docs/performance.md and its charts.

          --quick              run briefly to verify that everything works; writes no file
          --only NAME,NAME     run only these sections: proof, cold, first, warm, peers, import, memory, interrupt, grid, throttling, page; writes no file
          --server emulator    use the emulator as the server instead of a minimal server; writes no file
          --micro              run only the micro-benchmarks, with BenchmarkDotNet
          --help               show this help
        """;

    public Scale Scale { get; init; } = Scale.Full;

    public IReadOnlyCollection<string>? Only { get; init; }

    public ServerKind Server { get; init; }

    public bool Micro { get; init; }

    public bool Help { get; init; }

    /// <summary>Gets whether the run updates the documentation.</summary>
    public bool UpdatesDocs => Scale == Scale.Full && Only is null && Server == ServerKind.Plain;

    /// <exception cref="ArgumentException">An option is unknown, or its value is missing or invalid.</exception>
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
                _ => throw new ArgumentException($"The option '{arguments[index]}' is unknown, or its value is missing or invalid."),
            };
        }

        return options;
    }
}
