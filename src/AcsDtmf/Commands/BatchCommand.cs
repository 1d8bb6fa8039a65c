using System.Management.Automation;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>A command that sends one request for every row of the pipeline, several at once, and emits the results in the rows' order.</summary>
/// <typeparam name="TRequest">What a row is.</typeparam>
/// <typeparam name="TResult">What becomes of it.</typeparam>
public abstract class BatchCommand<TRequest, TResult> : SessionCommand, IBatchSink<TRequest, TResult>
    where TRequest : CallRequest
{
    private IOrderedBatch<TRequest>? _batch;
    private bool _showsProgress;

    /// <summary>Gets or sets how many rows may be under way at once.</summary>
    [Parameter]
    [ValidateRange(1, BatchOptions.MaximumThrottleLimit)]
    public int ThrottleLimit { get; set; } = BatchOptions.DefaultThrottleLimit;

    /// <summary>Gets or sets how many consecutive rows may have no response before the command ends; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumUnansweredRowCount { get; set; } = BatchOptions.DefaultMaximumUnansweredRowCount;

    /// <summary>Gets or sets the row: any object whose properties name the call and the participant, or the text of a call connection id.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    void IBatchSink<TRequest, TResult>.OnResult(TRequest request, TResult result, CallingException? error)
    {
        if (error is not null)
        {
            WriteError(ErrorRecords.From(error, request.Source ?? request, subject: request.ToString()));
        }

        Emit(request, result);
    }

    /// <inheritdoc/>
    void IBatchSink<TRequest, TResult>.OnProgress(BatchProgress progress)
    {
        _showsProgress = true;
        WriteProgress(ProgressLine.Of(MyInvocation.MyCommand.Name, progress));
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        AcsCallingSession session = RequireSession();
        Memory = session.Memory;
        var options = new BatchOptions
        {
            ThrottleLimit = ThrottleLimit,
            MaximumUnansweredRowCount = MaximumUnansweredRowCount,
            JournalPath = JournalFile,
            IsRehearsal = IsRehearsal,
        };
        Guard(() => _batch = session.Client.Open(Operation, options, this, StopToken), session);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Guard(() => _batch!.Complete(), Session);
        if (_showsProgress)
        {
            WriteProgress(ProgressLine.Completed(MyInvocation.MyCommand.Name));
        }

        WriteVerboseMessage(ProgressLine.Summarize(_batch!.Progress));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _batch?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Gets what the session remembers for the Tab key.</summary>
    private protected CallMemory Memory { get; private set; } = new();

    /// <summary>Gets the full path of the journal that the batch keeps; null for none.</summary>
    private protected virtual string? JournalFile => null;

    /// <summary>Gets a value indicating whether the command runs under -WhatIf.</summary>
    private protected virtual bool IsRehearsal => false;

    /// <summary>Gets what the command asks of the service.</summary>
    private protected abstract CallingOperation<TRequest, TResult> Operation { get; }

    /// <summary>Hands a row to the batch. It returns when there is room for the next, and may emit results of earlier rows.</summary>
    private protected void Send(TRequest request) => Guard(() => _batch!.Add(request), Session);

    /// <summary>Emits the result of a row.</summary>
    private protected virtual void Emit(TRequest request, TResult result) => WriteObject(result);
}
