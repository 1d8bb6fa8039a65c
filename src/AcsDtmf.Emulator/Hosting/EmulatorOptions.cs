using System;
using AcsDtmf.Emulator.ManagedIdentity;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>How an emulator starts, and what a reset brings it back to.</summary>
public sealed record EmulatorOptions
{
    /// <summary>An access key that is plainly nobody's secret.</summary>
    public const string DefaultAccessKey = "ZW11bGF0b3ItYWNjZXNzLWtleS1ub3QtYS1zZWNyZXQ=";

    /// <summary>The port on 127.0.0.1; any free one, when 0.</summary>
    public int Port { get; init; }

    /// <summary>The access key, as Base64 text.</summary>
    public string AccessKey { get; init; } = DefaultAccessKey;

    /// <summary>How many calls are there at the start.</summary>
    public int Calls { get; init; }

    /// <summary>How many participants each of these calls has.</summary>
    public int ParticipantsPerCall { get; init; } = 2;

    /// <summary>Where the events of these calls go.</summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>How many participants one page holds.</summary>
    public int ParticipantPageSize { get; init; } = 100;

    /// <summary>How long every request takes at least.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How far the emulator's clock is ahead of the machine's.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>Whether whole requests are kept for inspection.</summary>
    public bool Recording { get; init; } = true;

    /// <summary>How many whole requests are kept; those beyond are only counted.</summary>
    public int RecordingCapacity { get; init; } = 100_000;

    /// <summary>The immutable id of the resource: the audience of callback tokens.</summary>
    public Guid ResourceId { get; init; } = new("00000000-0000-0000-0000-00000000acc5");

    /// <summary>The issuer of callback tokens.</summary>
    public string CallbackIssuer { get; init; } = "https://acscallautomation.communication.azure.com";

    /// <summary>How the managed identity endpoints behave.</summary>
    public ManagedIdentitySettings ManagedIdentity { get; init; } = new();
}
