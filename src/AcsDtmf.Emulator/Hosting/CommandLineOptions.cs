using System;
using System.Globalization;
using System.Linq;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>The command-line options.</summary>
internal sealed record CommandLineOptions
{
    public const string Usage =
        """
        Usage: AcsDtmf.Emulator [options]

        Runs a loopback service that emulates Azure Communication Services Call Automation.

          --port N              port on 127.0.0.1 (default 0: any free port)
          --access-key KEY      access key, Base64-encoded (default: a fixed, public key)
          --calls N             number of calls to create at startup (default 0)
          --participants N      number of participants in each call (default 2)
          --latency MS          minimum duration of every request, in milliseconds (default 0)
          --clock-skew SECONDS  offset of the emulator's clock; a positive value is ahead (default 0)
          --parent-pid PID      stop when the process with this id exits
          --help                show this help
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
            : throw new UsageException($"{name} requires an integer from {minimum} to {maximum}.");
    }

    private static string Key(string name, string? value)
    {
        bool isBase64 = !string.IsNullOrEmpty(value) && Convert.TryFromBase64String(value, new byte[value.Length], out _);
        return isBase64 ? value! : throw new UsageException($"{name} requires a Base64 value.");
    }
}

/// <summary>The exception that is thrown when the command line is invalid.</summary>
internal sealed class UsageException(string message) : Exception(message);
