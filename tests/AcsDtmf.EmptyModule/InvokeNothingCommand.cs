using System.Management.Automation;

namespace AcsDtmf.EmptyModule;

/// <summary>
/// Binds the row parameters of Stop-AcsDtmfRecognition, sends nothing, and writes an object for each row. Its time is PowerShell's part of
/// the time of a row.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "Nothing", SupportsShouldProcess = true)]
public sealed class InvokeNothingCommand : PSCmdlet
{
    /// <summary>Gets or sets the ids of the call connections.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionId", "CallId", "call_connection_id", "Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? CallConnectionId { get; set; }

    /// <summary>Gets or sets the participant.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Participant", "Identifier", "RawId", "PhoneNumber", "target_participant")]
    [AllowNull]
    [AllowEmptyCollection]
    public object? TargetParticipant { get; set; }

    /// <summary>Gets or sets the operation context.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Context", "operation_context")]
    public string? OperationContext { get; set; }

    /// <summary>Gets or sets the callback URI.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OperationCallbackUrl", "operation_callback_uri")]
    public string? OperationCallbackUri { get; set; }

    /// <summary>Gets or sets the row.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(CallConnectionId?[0]))
        {
            WriteObject(new object());
        }
    }
}
