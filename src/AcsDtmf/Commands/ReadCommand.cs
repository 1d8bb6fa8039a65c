using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Completion;

namespace AcsDtmf.Commands;

/// <summary>A command that reads something of every call it is given, and changes nothing.</summary>
/// <typeparam name="TRequest">What a row is.</typeparam>
/// <typeparam name="TResult">What becomes of it.</typeparam>
public abstract class ReadCommand<TRequest, TResult> : BatchCommand<TRequest, TResult>
    where TRequest : CallRequest
{
    /// <summary>Gets or sets the ids of the call connections.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionId", "CallId", "call_connection_id", "Id")]
    [ArgumentCompleter(typeof(CallConnectionCompleter))]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? CallConnectionId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string? id in CallConnectionId ?? [InputObject?.BaseObject as string])
        {
            Send(MakeRow(Text.OrNull(id)));
        }
    }

    private protected abstract TRequest MakeRow(string? callConnectionId);
}
