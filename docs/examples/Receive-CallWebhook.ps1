<#
.SYNOPSIS
    Receives call events in a runbook that a webhook starts, and stops recognition for a participant that presses #.
.DESCRIPTION
    Specify the address of the webhook as the callback URI of the calls, or as the -OperationCallbackUri of Start-AcsDtmfRecognition.
    Events do not name the participant. Start recognition with the participant's raw id as the context, which every event contains:

        Get-AcsCallParticipant $id | Select-Object *, @{ Name = 'OperationContext'; Expression = { $_.TargetParticipant } } |
            Start-AcsDtmfRecognition -OperationCallbackUri $webhook

    A webhook of Azure Automation does not authenticate its callers. Anyone who knows its address can post to it, so keep the address
    secret. If you need authentication, put a function that validates the token of the service in front of the webhook.
.OUTPUTS
    The events and the results of the stops.
#>
[CmdletBinding()]
param(
    # The data that Azure Automation passes: an object in Windows PowerShell, or JSON-like text in PowerShell 7.
    [Parameter(Mandatory)]
    [object] $WebhookData,

    # Set this parameter when you create the webhook.
    [Parameter(Mandatory)]
    [uri] $Endpoint
)

$ErrorActionPreference = 'Stop'
$events = @(ConvertFrom-AcsCallEvent $WebhookData)
$events

# The script compares names, because it cannot use a type of the module before the first command loads the module.
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
