using System;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.ManagedIdentity;

namespace AcsDtmf.Emulator.Service;

/// <summary>The initial settings of an emulator. A reset restores them.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The default access key, which is public.</summary>
    public const string DefaultAccessKey = "ZW11bGF0b3ItYWNjZXNzLWtleS1ub3QtYS1zZWNyZXQ=";

    /// <summary>The maximum of <see cref="Speed"/>.</summary>
    public const int MaximumSpeed = 1_000;

    /// <summary>Gets the port on 127.0.0.1. The default is 0, which selects a free port.</summary>
    public int Port { get; init; }

    /// <summary>Gets the access key, as Base64 text. The default is <see cref="DefaultAccessKey"/>.</summary>
    public string AccessKey { get; init; } = DefaultAccessKey;

    /// <summary>Gets the number of calls to seed. The default is 0.</summary>
    public int Calls { get; init; }

    /// <summary>Gets the number of participants in each seeded call. The default is 2.</summary>
    public int ParticipantsPerCall { get; init; } = 2;

    /// <summary>Gets the callback URI of the seeded calls.</summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>Gets the number of participants in a page. The default is 100.</summary>
    public int ParticipantPageSize { get; init; } = 100;

    /// <summary>Gets the duration of each play source and each prompt. The default is one second.</summary>
    public TimeSpan PlayDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the minimum duration of every request. The default is zero.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Gets the limits above which requests receive 429, or null for no limits.</summary>
    public ThrottleSettings? RateLimit { get; init; }

    /// <summary>Gets the offset of the emulator's clock. A positive value is ahead. The default is zero.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>Gets whether complete requests are recorded. The default is true.</summary>
    public bool Recording { get; init; } = true;

    /// <summary>Gets the maximum number of recorded requests. Further requests are counted only. The default is 100,000.</summary>
    public int RecordingCapacity { get; init; } = 100_000;

    /// <summary>Gets the name of an included scenario or the path of a scenario file, or null for no scenario.</summary>
    public string? Scenario { get; init; }

    /// <summary>Gets the seed of the scenario, or null to use the seed in the file.</summary>
    public int? Seed { get; init; }

    /// <summary>Gets the factor by which the time of the scenario passes faster, from 1 to <see cref="MaximumSpeed"/>. The default is 1.</summary>
    public int Speed { get; init; } = 1;

    /// <summary>Gets the handler of the sentences that explain steps of the scenario without an effect.</summary>
    public Action<string>? ReportSkippedStep { get; init; }

    /// <summary>Gets the immutable id of the resource, which is the audience of callback tokens.</summary>
    public Guid ResourceId { get; init; } = new("00000000-0000-0000-0000-00000000acc5");

    /// <summary>Gets the issuer of callback tokens.</summary>
    public string CallbackIssuer { get; init; } = "https://acscallautomation.communication.azure.com";

    /// <summary>Gets the settings of the managed identity endpoints.</summary>
    public ManagedIdentitySettings ManagedIdentity { get; init; } = new();
}
