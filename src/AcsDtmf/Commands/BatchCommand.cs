using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>A command that sends the rows of the pipeline, several at once, and emits the results in input order.</summary>
/// <typeparam name="TRequest">A row.</typeparam>
/// <typeparam name="TResult">The outcome of a row.</typeparam>
public abstract class BatchCommand<TRequest, TResult> : SessionCommand, IBatchSink<TRequest, TResult>
    where TRequest : CallRequest
{
    private IOrderedBatch<TRequest>? _batch;
    private RowParameters? _rowParameters;
    private bool _showsProgress;
    private bool _isInputChecked;

    /// <summary>Gets or sets the ids of the call connections.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionId", "CallId", "call_connection_id", "Id")]
    [ArgumentCompleter(typeof(CallConnectionCompleter))]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? CallConnectionId { get; set; }

    /// <summary>Gets or sets the maximum number of rows in flight.</summary>
    [Parameter]
    [ValidateRange(1, BatchOptions.MaximumThrottleLimit)]
    public int ThrottleLimit { get; set; } = BatchOptions.DefaultThrottleLimit;

    /// <summary>Gets or sets the number of consecutive rows without a response after which the command ends; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumUnansweredRowCount { get; set; } = BatchOptions.DefaultMaximumUnansweredRowCount;

    /// <summary>Gets or sets the number of rows that the pipeline will supply, for the percentage and the remaining time of the progress bar.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long TotalCount { get; set; }

    /// <summary>
    /// Gets or sets the row: an object or a dictionary whose properties or keys supply parameters by name, or a call connection id.
    /// </summary>
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
        WriteProgress(ProgressLine.Of(MyInvocation.MyCommand.Name, progress, TotalCount > 0 ? TotalCount : null));
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
        _rowParameters = new RowParameters(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // PowerShell binds the properties of an object, but not the keys of a dictionary.
        var table = InputObject?.BaseObject as IDictionary;
        if (table is not null)
        {
            _rowParameters!.Bind(table);
        }

        if (!_isInputChecked)
        {
            CheckInput();
            _isInputChecked = true;
        }

        foreach (string? id in CallConnectionId is { Length: > 0 } ids ? ids : [TextOf(InputObject)])
        {
            ProcessCall(Text.OrNull(id));
        }

        if (table is not null)
        {
            _rowParameters!.Clear();
        }
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

    /// <summary>Gets the calls and participants that the session offers for completion.</summary>
    private protected CallMemory Memory { get; private set; } = new();

    /// <summary>Gets the full path of the journal; null for none.</summary>
    private protected virtual string? JournalFile => null;

    /// <summary>Gets a value indicating whether the command runs under -WhatIf.</summary>
    private protected virtual bool IsRehearsal => false;

    /// <summary>Gets the names of the parameters that every row needs.</summary>
    private protected virtual IReadOnlyList<string> RequiredParameters => [nameof(CallConnectionId)];

    /// <summary>Gets the operation that the command requests.</summary>
    private protected abstract CallingOperation<TRequest, TResult> Operation { get; }

    /// <summary>Makes and sends the requests of the current row that concern one call.</summary>
    /// <param name="callConnectionId">The id of the call connection; null if the row has none.</param>
    private protected abstract void ProcessCall(string? callConnectionId);

    /// <summary>Adds a row to the batch. Returns when the batch accepts another row, and can emit results of earlier rows.</summary>
    private protected void Send(TRequest request) => Guard(() => _batch!.Add(request), Session);

    /// <summary>Emits the result of a row.</summary>
    private protected virtual void Emit(TRequest request, TResult result) => WriteObject(result);

    private static string? TextOf(PSObject? input) => input?.BaseObject switch
    {
        string text => text,
        Guid id => id.ToString(),
        _ => null,
    };

    /// <summary>Ends the command if the first row of the pipeline lacks a required property, because the other rows lack it too.</summary>
    private void CheckInput()
    {
        if (InputObject is null || RequiredParameters.All(MyInvocation.BoundParameters.ContainsKey))
        {
            return;
        }

        IEnumerable<string> required = TextOf(InputObject) is null ? RequiredParameters : RequiredParameters.Where(name => name != nameof(CallConnectionId));
        IReadOnlyList<ParameterMetadata> missing = _rowParameters!.FindMissing(InputObject, required);
        if (missing.Count > 0)
        {
            Fail(UnrecognizedInput.Error(InputObject, missing), InputObject);
        }
    }
}
