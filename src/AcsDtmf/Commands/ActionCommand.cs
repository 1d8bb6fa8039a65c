using System.Management.Automation;
using AcsDtmf.Binding;

namespace AcsDtmf.Commands;

/// <summary>A command that performs an action on a call for each row. It asks for confirmation before it sends a row.</summary>
/// <typeparam name="TRequest">A row.</typeparam>
/// <typeparam name="TResult">The outcome of a row.</typeparam>
public abstract class ActionCommand<TRequest, TResult> : BatchCommand<TRequest, TResult>
    where TRequest : CallRequest
    where TResult : CallResult
{
    private readonly string _action;
    private bool _isRehearsal;

    private protected ActionCommand(string action) => _action = action;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _isRehearsal = LanguagePrimitives.IsTrue(
            MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) ? whatIf : GetVariableValue("WhatIfPreference"));
        base.BeginProcessing();
    }

    /// <summary>Sends a request, unless the user rejects it.</summary>
    private protected void Offer(TRequest request)
    {
        // There is nothing to confirm about a row that cannot be sent. A rehearsal sends nothing, so it takes every row.
        if (_isRehearsal || request.Rejection is not null || ShouldProcess(request))
        {
            Send(request);
        }
    }

    /// <summary>Gets the path of the journal as the user specified it; null for none.</summary>
    private protected virtual string? Journal => null;

    private protected sealed override string? JournalFile =>
        Journal is null ? null : FilePaths.ResolveNew(this, Journal);

    /// <inheritdoc/>
    private protected sealed override bool IsRehearsal => _isRehearsal;

    /// <inheritdoc/>
    private protected sealed override void Emit(TRequest request, TResult result)
    {
        if (result.Status == RowStatus.WouldSend)
        {
            // Writes the message of -WhatIf, for the rows that a run would send and for no others.
            ShouldProcess(request);
        }

        base.Emit(request, result);
    }

    private bool ShouldProcess(TRequest request) => ShouldProcess(DisplayText.OneLine(request.ToString()), _action);
}
