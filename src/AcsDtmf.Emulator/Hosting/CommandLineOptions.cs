using System;
using System.Globalization;
using System.Linq;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>The options of the command line.</summary>
internal sealed record CommandLineOptions
{
    public const string Usage =
        """
        Usage: AcsDtmf.Emulator [options]

        A loopback service that behaves as Azure Communication Services Call Automation does.

          --port N              the port on 127.0.0.1 (default 0: any free one)
          --access-key KEY      the access key, Base64 (default: a fixed one that is no secret)
          --calls N             calls that are there at the start (default 0)
          --participants N      participants of each of them (default 2)
          --latency MS          how long every request takes at least, in milliseconds (default 0)
          --clock-skew SECONDS  how far the emulator's clock is ahead (default 0)
          --parent-pid PID      stop when that process is gone
          --help                show this
        """;

    public EmulatorOptions Emulator { get; init; } = new();

    public int? ParentProcessId { get; init; }

    public bool Help { get; init; }

    /// <exception cref="UsageException">An option is unknown, or its value is invalid.</exception>
    public static CommandLineOptions Parse(string[] args)
    {
        var options = new CommandLineOptions();
        for (int index = 0; index < args.Length; index++)
        {
            options = args[index] is "--help" or "-h"
                ? options with { Help = true }
                : options.With(args[index], args.ElementAtOrDefault(++index));
        }

        return options;
    }

    private CommandLineOptions With(string name, string? value) => name switch
    {
        "--port" => this with { Emulator = Emulator with { Port = Number(name, value, 0, 65535) } },
        "--access-key" => this with { Emulator = Emulator with { AccessKey = Key(name, value) } },
        "--calls" => this with { Emulator = Emulator with { Calls = Number(name, value) } },
        "--participants" => this with { Emulator = Emulator with { ParticipantsPerCall = Number(name, value) } },
        "--latency" => this with { Emulator = Emulator with { Latency = TimeSpan.FromMilliseconds(Number(name, value)) } },
        "--clock-skew" => this with
        {
            Emulator = Emulator with { ClockSkew = TimeSpan.FromSeconds(Number(name, value, minimum: -int.MaxValue)) },
        },
        "--parent-pid" => this with { ParentProcessId = Number(name, value, minimum: 1) },
        _ => throw new UsageException($"Unknown option '{name}'."),
    };

    private static int Number(string name, string? value, int minimum = 0, int maximum = int.MaxValue)
    {
        bool isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
        return isNumber && number >= minimum && number <= maximum
            ? number
            : throw new UsageException($"{name} needs a whole number from {minimum} to {maximum}.");
    }

    private static string Key(string name, string? value)
    {
        bool isBase64 = !string.IsNullOrEmpty(value) && Convert.TryFromBase64String(value, new byte[value.Length], out _);
        return isBase64 ? value! : throw new UsageException($"{name} needs Base64 text.");
    }
}

/// <summary>The command line is invalid. The message explains why.</summary>
internal sealed class UsageException(string message) : Exception(message);
