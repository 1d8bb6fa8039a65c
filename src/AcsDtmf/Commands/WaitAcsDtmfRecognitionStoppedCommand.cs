using System;
using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;
using AcsDtmf.Loading;

namespace AcsDtmf.Commands;

/// <summary>Confirms stopped rows by the service's Stopped events, from a listener or from events at hand. Needs no session.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AcsDtmfRecognitionStopped", DefaultParameterSetName = ListenPrefixSet)]
[OutputType(typeof(ConfirmedDtmfRecognitionResult))]
public sealed class WaitAcsDtmfRecognitionStoppedCommand : CallingCommand, IStopConfirmationSink
{
    private const string ListenPrefixSet = "ListenPrefix";
    private const string EventSet = "Event";
    private const int LongestTimeoutSec = 24 * 60 * 60;

    private const string SharedContexts =
        "Stops that share a call and an operation context cannot be told apart. They are confirmed only when an event arrives for each of them. "
        + "Use Stop-AcsDtmfRecognition with -UniqueContext and without -OperationContext.";

    private IStopConfirmation? _confirmation;

    /// <summary>Gets or sets the results of Stop-AcsDtmfRecognition, as they are or read back from CSV, JSON or CLIXML.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>
    /// Gets or sets the address to receive callbacks on, such as <c>http://localhost:8080/events/</c>. It is up before the first row of the
    /// pipeline is sent.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ListenPrefixSet)]
    [ValidateNotNullOrEmpty]
    public string? ListenPrefix { get; set; }

    /// <summary>Gets or sets events that are at hand, as ConvertFrom-AcsCallEvent makes them. Those of other types are ignored.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSet)]
    [CallEventArgument]
    [AllowEmptyCollection]
    public CallEvent[] Event { get; set; } = [];

    /// <summary>Gets or sets how many seconds a row may wait for its event, counted from when it comes in.</summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ValidateRange(1, LongestTimeoutSec)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>
    /// Gets or sets the immutable resource id of the Communication Services resource. Callbacks must then carry the service's token for it;
    /// without it callbacks are not checked, and only a loopback address can be listened on.
    /// </summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ValidateNotNullOrEmpty]
    public string? Audience { get; set; }

    /// <summary>Gets or sets where to find the keys that the tokens of callbacks are signed with, instead of where the service publishes them.</summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ValidateNotNull]
    public Uri OpenIdConfigurationUri { get; set; } = new(CallEventListenerOptions.PublishedOpenIdConfiguration);

    /// <inheritdoc/>
    void IStopConfirmationSink.OnResult(ConfirmedDtmfRecognitionResult result, CallingException? error)
    {
        if (error is not null)
        {
            string subject = $"{result.TargetParticipant ?? "(no participant)"} in call {result.CallConnectionId ?? "(none)"}";
            WriteError(ErrorRecords.From(error, result, subject));
        }

        WriteObject(result);
    }

    /// <inheritdoc/>
    void IStopConfirmationSink.OnVerbose(string message) => WriteVerboseMessage(message);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Guard(
            () => _confirmation = ParameterSetName == EventSet
                ? EngineLoader.Engine.ConfirmStops(Event, this, StopToken)
                : EngineLoader.Engine.ConfirmStops(ListenerOptions(), this, StopToken),
            ListenPrefix);
        if (StopAcsDtmfRecognitionCommand.IsUpstreamWithSharedContexts)
        {
            WriteWarning(SharedContexts);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Guard(
        () =>
        {
            foreach (PSObject row in InputObject)
            {
                if (ResultBinder.TryBind(row, out DtmfRecognitionResult? result) is { } error)
                {
                    WriteError(ErrorRecords.From(error, row));
                }
                else
                {
                    _confirmation!.Add(result!);
                }
            }
        },
        ListenPrefix);

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() => _confirmation!.Complete(), ListenPrefix);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _confirmation?.Dispose();
        base.Dispose(disposing);
    }

    private CallEventListenerOptions ListenerOptions() => new(ListenPrefix!)
    {
        Audience = Audience,
        OpenIdConfigurationUri = OpenIdConfigurationUri,
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
    };
}
