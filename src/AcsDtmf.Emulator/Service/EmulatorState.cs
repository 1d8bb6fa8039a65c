using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Media;
using AcsDtmf.Emulator.Operations;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Service;

/// <summary>The state of an emulator. Tests read and change it.</summary>
public sealed class EmulatorState : IAsyncDisposable
{
    private readonly EmulatorOptions _options;

    internal EmulatorState(EmulatorOptions options)
    {
        _options = options;
        Tokens = new(Clock, options.ResourceId);
        CallbackTokens = new(Clock, options.CallbackIssuer, options.ResourceId);
        Deliveries = new(CallbackTokens, Clock);
        Events = new(Deliveries, Clock);
        Simulator = new(Calls, Events);
        Admission = new(Clock);
        ManagedIdentity = new(Tokens);
        Operations = OperationTable.Create(this);

        ImmutableArray<string> names = [Route.UnknownOperation, .. Operations.Select(operation => operation.Description.Name)];
        Faults = new(names);
        Traffic = new(Clock, options.RecordingCapacity, names);
        History = new(Traffic, Clock);
        Reset();
    }

    /// <summary>Gets the emulator's clock.</summary>
    public EmulatorClock Clock { get; } = new();

    /// <summary>Gets the calls.</summary>
    public CallRegistry Calls { get; } = new();

    /// <summary>Gets the calls that an application can answer.</summary>
    public IncomingCallRegistry IncomingCalls { get; } = new();

    /// <summary>Gets how participants respond to invitations.</summary>
    public InvitationRules Invitations { get; } = new();

    /// <summary>Gets the settings of simulated audio.</summary>
    public MediaSimulation Media { get; } = new();

    /// <summary>Gets the simulator of participants and call states.</summary>
    public CallSimulator Simulator { get; }

    /// <summary>Gets the bearer tokens that the emulator recognizes.</summary>
    public TokenRegistry Tokens { get; }

    /// <summary>Gets the faults to inject.</summary>
    public FaultRegistry Faults { get; }

    /// <summary>Gets the admission control, which rejects requests above the limits with 429.</summary>
    public AdmissionControl Admission { get; }

    /// <summary>Gets or sets the minimum duration of every request.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Gets the paging of participant lists.</summary>
    public ParticipantPaging Paging { get; } = new();

    /// <summary>Gets the managed identity endpoints.</summary>
    public ManagedIdentityProvider ManagedIdentity { get; }

    /// <summary>Gets the recorder of received requests.</summary>
    public TrafficRecorder Traffic { get; }

    /// <summary>Gets the scenario that arranges the state, or null if there is none.</summary>
    public IScenario? Scenario { get; private set; }

    /// <summary>Gets the delivery of events.</summary>
    public CallbackDelivery Deliveries { get; }

    /// <summary>Gets the issuer of the tokens that authenticate events.</summary>
    public CallbackTokenIssuer CallbackTokens { get; }

    /// <summary>Gets the traffic of the last minutes.</summary>
    public TrafficHistory History { get; }

    internal CallEventPublisher Events { get; }

    internal RepeatabilityCache Repeatability { get; } = new();

    internal ImmutableArray<Operation> Operations { get; }

    /// <summary>Restores the initial state. The scenario starts again.</summary>
    public void Reset()
    {
        Scenario?.Stop();
        Clock.Skew = _options.ClockSkew;
        Latency = _options.Latency;
        Paging.PageSize = _options.ParticipantPageSize;
        Media.PlayDuration = _options.PlayDuration;
        Invitations.Clear();
        IncomingCalls.Clear();
        ManagedIdentity.Settings = _options.ManagedIdentity;
        Faults.Clear();
        Admission.Apply(_options.RateLimit);
        Tokens.Clear();
        Repeatability.Clear();
        Deliveries.Reset();
        Traffic.Clear();
        History.Clear();
        Traffic.IsRecording = _options.Recording;
        Calls.Clear();
        Calls.Seed(_options.Calls, _options.ParticipantsPerCall, _options.CallbackUri);
        Scenario?.Start();
    }

    /// <summary>Starts a scenario.</summary>
    internal void Play(IScenario scenario)
    {
        Scenario = scenario;
        scenario.Start();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Scenario?.Stop();
        History.Dispose();
        await Deliveries.DisposeAsync();
        CallbackTokens.Dispose();
    }
}
