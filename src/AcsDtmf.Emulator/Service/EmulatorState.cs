using System;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Operations;
using AcsDtmf.Emulator.Recording;

namespace AcsDtmf.Emulator.Service;

/// <summary>Everything an emulator remembers, and the handles by which a test sets its scene.</summary>
public sealed class EmulatorState : IAsyncDisposable
{
    private readonly EmulatorOptions _options;

    internal EmulatorState(EmulatorOptions options)
    {
        _options = options;
        Tokens = new(Clock, options.ResourceId);
        CallbackTokens = new(Clock, options.CallbackIssuer, options.ResourceId);
        Deliveries = new(CallbackTokens);
        Events = new(Deliveries, Clock);
        Director = new(Events);
        Admission = new(Clock);
        ManagedIdentity = new(Tokens);
        Traffic = new(Clock, options.RecordingCapacity);
        Reset();
    }

    /// <summary>The emulator's clock.</summary>
    public EmulatorClock Clock { get; } = new();

    /// <summary>The calls.</summary>
    public CallRegistry Calls { get; } = new();

    /// <summary>What happens to calls without a request.</summary>
    public CallDirector Director { get; }

    /// <summary>The bearer tokens the emulator knows.</summary>
    public TokenRegistry Tokens { get; }

    /// <summary>The faults that are to happen.</summary>
    public FaultBook Faults { get; } = new();

    /// <summary>The limits beyond which requests are answered 429.</summary>
    public AdmissionControl Admission { get; }

    /// <summary>How long every request takes at least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How lists of participants are cut into pages.</summary>
    public ParticipantPaging Paging { get; } = new();

    /// <summary>The managed identity endpoints.</summary>
    public ManagedIdentityProvider ManagedIdentity { get; }

    /// <summary>The requests that were seen.</summary>
    public TrafficRecorder Traffic { get; }

    /// <summary>The events that were sent.</summary>
    public CallbackDelivery Deliveries { get; }

    /// <summary>The tokens that come with events.</summary>
    public CallbackTokenIssuer CallbackTokens { get; }

    internal CallEventPublisher Events { get; }

    internal RepeatabilityMemory Repeatability { get; } = new();

    /// <summary>Brings everything back to how the emulator started.</summary>
    public void Reset()
    {
        Clock.Skew = _options.ClockSkew;
        Latency = _options.Latency;
        Paging.PageSize = _options.ParticipantPageSize;
        ManagedIdentity.Settings = _options.ManagedIdentity;
        Faults.Clear();
        Admission.Apply(null);
        Tokens.Clear();
        Repeatability.Clear();
        Deliveries.Reset();
        Traffic.Clear();
        Traffic.IsRecording = _options.Recording;
        Calls.Clear();
        Calls.Seed(_options.Calls, _options.ParticipantsPerCall, _options.CallbackUri);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Deliveries.DisposeAsync();
        CallbackTokens.Dispose();
    }
}
