using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>The command-line options.</summary>
internal sealed record CommandLineOptions
{
    public const string Usage =
        """
        Usage: acs-emulator [options]

        Runs a loopback service that emulates Azure Communication Services Call Automation.

          --port N              port on 127.0.0.1 (default 0: any free port)
          --access-key KEY      access key, Base64-encoded (default: a fixed, public key)
          --calls N             number of calls to create at startup (default 0)
          --participants N      number of participants in each call (default 2)
          --latency MS          minimum duration of every request, in milliseconds (default 0)
          --rate-limit N        maximum number of requests per second; more receive 429 (default: no limit)
          --rate-limiter KIND   tokenBucket or fixedWindow (default tokenBucket)
          --burst N             capacity of the token bucket (default: the number of requests per second)
          --window SECONDS      length of a fixed window (default 1)
          --concurrency N       maximum number of concurrent requests; more receive 429 (default: no limit)
          --clock-skew SECONDS  offset of the emulator's clock; a positive value is ahead (default 0)
          --scenario NAME       included scenario, or path of a scenario file
          --seed N              seed of the scenario (default: the seed in the file)
          --speed N             factor by which the time of the scenario passes faster (default 1)
          --scenario-schema     print the JSON schema of scenario files
          --log                 print each request on one line
          --parent-pid PID      stop when the process with this id exits
          --help                show this help
        """;

    public EmulatorOptions Emulator { get; init; } = new();

    public int? ParentProcessId { get; init; }

    public bool Help { get; init; }

    /// <summary>Gets whether to print the JSON schema of scenario files instead of running the emulator.</summary>
    public bool ScenarioSchema { get; init; }

    /// <summary>Gets whether to print each request.</summary>
    public bool Log { get; init; }

    private ThrottleSettings RateLimit => Emulator.RateLimit ?? new();

    /// <exception cref="UsageException">An option is unknown, its value is invalid, or it requires another option.</exception>
    public static CommandLineOptions Parse(string[] args)
    {
        var options = new CommandLineOptions();
        for (int index = 0; index < args.Length; index++)
        {
            options = args[index] switch
            {
                "--help" or "-h" => options with { Help = true },
                "--scenario-schema" => options with { ScenarioSchema = true },
                "--log" => options with { Log = true },
                _ => options.With(args[index], args.ElementAtOrDefault(++index)),
            };
        }

        if (options.Emulator is { Scenario: null } and ({ Seed: not null } or { Speed: not 1 }))
        {
            throw new UsageException("--seed and --speed require --scenario.");
        }

        return options.RateLimit with { Concurrency = null } != new ThrottleSettings() && options.RateLimit.RequestsPerSecond is null
            ? throw new UsageException("--rate-limiter, --burst and --window require --rate-limit.")
            : options;
    }

    private CommandLineOptions With(string name, string? value) => name switch
    {
        "--port" => this with { Emulator = Emulator with { Port = Number(name, value, 0, 65535) } },
        "--access-key" => this with { Emulator = Emulator with { AccessKey = Key(name, value) } },
        "--calls" => this with { Emulator = Emulator with { Calls = Number(name, value) } },
        "--participants" => this with { Emulator = Emulator with { ParticipantsPerCall = Number(name, value) } },
        "--latency" => this with { Emulator = Emulator with { Latency = TimeSpan.FromMilliseconds(Number(name, value)) } },
        "--rate-limit" => WithLimit(RateLimit with { RequestsPerSecond = Number(name, value, minimum: 1) }),
        "--rate-limiter" => WithLimit(RateLimit with { Limiter = Limiter(name, value) }),
        "--burst" => WithLimit(RateLimit with { Burst = Number(name, value, minimum: 1) }),
        "--window" => WithLimit(RateLimit with { WindowSeconds = Number(name, value, 1, ThrottleSettings.MaximumWindowSeconds) }),
        "--concurrency" => WithLimit(RateLimit with { Concurrency = Number(name, value, minimum: 1) }),
        "--clock-skew" => this with
        {
            Emulator = Emulator with { ClockSkew = TimeSpan.FromSeconds(Number(name, value, minimum: -int.MaxValue)) },
        },
        "--scenario" => this with { Emulator = Emulator with { Scenario = Text(name, value) } },
        "--seed" => this with { Emulator = Emulator with { Seed = Number(name, value, minimum: int.MinValue) } },
        "--speed" => this with { Emulator = Emulator with { Speed = Number(name, value, 1, EmulatorOptions.MaximumSpeed) } },
        "--parent-pid" => this with { ParentProcessId = Number(name, value, minimum: 1) },
        _ => throw new UsageException($"Unknown option '{name}'."),
    };

    private CommandLineOptions WithLimit(ThrottleSettings limit) => this with { Emulator = Emulator with { RateLimit = limit } };

    private static RateLimiterKind Limiter(string name, string? value)
    {
        string[] names = Enum.GetNames<RateLimiterKind>();
        return names.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<RateLimiterKind>(value!, ignoreCase: true)
            : throw new UsageException($"{name} requires one of these values: {string.Join(", ", names.Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
    }

    private static int Number(string name, string? value, int minimum = 0, int maximum = int.MaxValue)
    {
        bool isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
        return isNumber && number >= minimum && number <= maximum
            ? number
            : throw new UsageException($"{name} requires an integer from {minimum} to {maximum}.");
    }

    private static string Text(string name, string? value) =>
        string.IsNullOrEmpty(value) ? throw new UsageException($"{name} requires a value.") : value;

    private static string Key(string name, string? value)
    {
        bool isBase64 = !string.IsNullOrEmpty(value) && Convert.TryFromBase64String(value, new byte[value.Length], out _);
        return isBase64 ? value! : throw new UsageException($"{name} requires a Base64 value.");
    }
}

/// <summary>The exception that is thrown when the command line is invalid.</summary>
internal sealed class UsageException(string message) : Exception(message);
