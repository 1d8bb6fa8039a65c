using System;
using AcsDtmf.Emulator.ManagedIdentity;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Settings that can change while the service runs.</summary>
public sealed class ServiceSettings
{
    internal ServiceSettings()
    {
    }

    /// <summary>How long every request takes at least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How many participants one page holds.</summary>
    public int ParticipantPageSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>How the managed identity endpoints behave.</summary>
    public ManagedIdentitySettings ManagedIdentity { get; set; } = new();
}
