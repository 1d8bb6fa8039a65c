using System;
using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;
using AcsDtmf.Loading;

namespace AcsDtmf.Commands;

/// <summary>Confirms stops by the service's Stopped events, from a listener or from supplied events. Requires no session.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AcsDtmfRecognitionStopped", DefaultParameterSetName = ListenPrefixSet)]
[OutputType(typeof(ConfirmedDtmfRecognitionResult))]
public sealed class WaitAcsDtmfRecognitionStoppedCommand : ListeningCommand, IStopConfirmationSink
{
    private const string EventSet = "Event";

    private const string SharedContexts =
        "Stops that share a call and an operation context are indistinguishable. They are confirmed only when an event arrives for each of them. "
        + "Use Stop-AcsDtmfRecognition with -UniqueContext and without -OperationContext.";

    private IStopConfirmation? _confirmation;

    /// <summary>Gets or sets the results of Stop-AcsDtmfRecognition, as emitted or as read from CSV, JSON or CLIXML.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Gets or sets received events, as ConvertFrom-AcsCallEvent emits them. Events of other types are ignored.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSet)]
    [CallEventArgument]
    [AllowEmptyCollection]
    public CallEvent[] Event { get; set; } = [];

    /// <summary>Gets or sets the timeout of each row, in seconds from its arrival.</summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ValidateRange(1, LongestTimeoutSec)]
    public int TimeoutSec { get; set; } = 60;

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
        if (ParameterSetName == EventSet)
        {
            _confirmation = EngineLoader.Engine.ConfirmStops(Event, this, StopToken);
        }
        else
        {
            Listen(options => _confirmation = EngineLoader.Engine.ConfirmStops(options, TimeSpan.FromSeconds(TimeoutSec), this, StopToken));
        }

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
}
