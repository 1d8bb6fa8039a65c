<#
.SYNOPSIS
    Receives the events of calls as a runbook that a webhook starts, and stops recognition for whoever presses #.
.DESCRIPTION
    The webhook's address is the callback URI of the calls, or the -OperationCallbackUri of Start-AcsDtmfRecognition. Events name
    no participant. So recognition is started with the participant's raw id as the context, which every event repeats:

        Get-AcsCallParticipant $id | Select-Object *, @{ Name = 'OperationContext'; Expression = { $_.TargetParticipant } } |
            Start-AcsDtmfRecognition -OperationCallbackUri $webhook

    A webhook of Azure Automation does not check who posts to it: whoever knows its address can. Keep the address as you
    keep a key, and put a function that checks the service's token in front where that is not enough.
.OUTPUTS
    Every event, and the results of the stops.
#>
[CmdletBinding()]
param(
    # What Azure Automation hands over: an object in Windows PowerShell, in PowerShell 7 text that is nearly JSON. Both will do.
    [Parameter(Mandatory)]
    [object] $WebhookData,

    # Set when the webhook is made.
    [Parameter(Mandatory)]
    [uri] $Endpoint
)

$ErrorActionPreference = 'Stop'
$events = @(ConvertFrom-AcsCallEvent $WebhookData)
$events

# Compared by name, because a type of the module is not known where the module is loaded by the first command.
$done = @($events | Where-Object { $_.Name -eq 'ContinuousDtmfRecognitionToneReceived' -and $_.Tone -eq 'pound' })
if ($done) {
    $session = Connect-AcsCalling -Endpoint $Endpoint -ManagedIdentity
    try {
        $done |
            Select-Object CallConnectionId, @{ Name = 'TargetParticipant'; Expression = { $_.OperationContext } } |
            Stop-AcsDtmfRecognition -Session $session
    }
    finally {
        Disconnect-AcsCalling $session
    }
}
