using System;
using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;
using AcsDtmf.Loading;

namespace AcsDtmf.Commands;

/// <summary>Listens for the events that the service posts, and emits them as they arrive. Requires no session.</summary>
[Cmdlet(VerbsCommunications.Receive, "AcsCallEvent", DefaultParameterSetName = ListenPrefixSet)]
[OutputType(
    typeof(CallEvent),
    typeof(CallConnected),
    typeof(CallDisconnected),
    typeof(ContinuousDtmfRecognitionToneReceived),
    typeof(ContinuousDtmfRecognitionToneFailed),
    typeof(ContinuousDtmfRecognitionStopped),
    typeof(ParticipantsUpdated),
    typeof(SendDtmfTonesCompleted),
    typeof(SendDtmfTonesFailed))]
public sealed class ReceiveAcsCallEventCommand : ListeningCommand, ICallEventReceiverSink
{
    private ICallEventReceiver? _receiver;

    /// <summary>Gets or sets the types of the events to emit, such as CallConnected; all if omitted. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CallEventTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Type { get; set; } = [];

    /// <summary>Gets or sets the ids of the calls whose events to emit; all if omitted.</summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ArgumentCompleter(typeof(CallConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] CallConnectionId { get; set; } = [];

    /// <summary>Gets or sets the number of events after which the command ends.</summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; }

    /// <summary>Gets or sets the number of seconds after which the command ends.</summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ValidateRange(1, LongestTimeoutSec)]
    public int TimeoutSec { get; set; }

    /// <inheritdoc/>
    void ICallEventSink.OnEvent(CallEvent callEvent) => WriteObject(callEvent);

    /// <inheritdoc/>
    void ICallEventSink.OnError(CallingException error, string text) => WriteError(ErrorRecords.From(error, text));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // The listener starts here because commands downstream begin later, and can send requests that cause events when they begin.
        var options = new CallEventReceiverOptions
        {
            Filter = new CallEventFilter(Type, CallConnectionId).Matches,
            MaximumCount = Count > 0 ? Count : null,
            Timeout = TimeoutSec > 0 ? TimeSpan.FromSeconds(TimeoutSec) : null,
        };
        Listen(listener => _receiver = EngineLoader.Engine.ReceiveEvents(listener, options, this, StopToken));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() => _receiver!.Receive(), ListenPrefix);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _receiver?.Dispose();
        base.Dispose(disposing);
    }
}
