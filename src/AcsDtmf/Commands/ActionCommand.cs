using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;

namespace AcsDtmf.Commands;

/// <summary>A command that changes something about a call, for every row. It asks for confirmation before it sends a row.</summary>
/// <typeparam name="TRequest">A row.</typeparam>
/// <typeparam name="TResult">The outcome of a row.</typeparam>
public abstract class ActionCommand<TRequest, TResult> : BatchCommand<TRequest, TResult>
    where TRequest : CallRequest
    where TResult : CallResult
{
    private readonly string _action;

    private protected ActionCommand(string action) => _action = action;

    /// <summary>Gets or sets the id of the call connection.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionId", "CallId", "call_connection_id", "Id")]
    [ArgumentCompleter(typeof(CallConnectionCompleter))]
    public string? CallConnectionId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TRequest request = MakeRow(Text.OrNull(CallConnectionId ?? InputObject?.BaseObject as string));

        // A row that cannot be sent is reported, also under -WhatIf, because a rehearsal must show it.
        if (request.Rejection is not null || ShouldProcess(DisplayText.OneLine(request.ToString()), _action))
        {
            Send(request);
        }
    }

    /// <summary>Gets the path of the journal, as the user wrote it; null for none.</summary>
    private protected virtual string? Journal => null;

    private protected sealed override string? JournalFile =>
        Journal is null || IsRehearsal ? null : FilePaths.ResolveNew(this, Journal);

    /// <summary>Gets a value indicating whether this is a run under -WhatIf, which leaves no trace in a journal either.</summary>
    private bool IsRehearsal => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) ? whatIf : GetVariableValue("WhatIfPreference"));

    private protected abstract TRequest MakeRow(string? callConnectionId);
}
