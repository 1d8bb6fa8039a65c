<#
.SYNOPSIS
    Stops continuous DTMF recognition for everybody in the calls that are given.
.DESCRIPTION
    Lists who is in each call and stops them all. A call that is over needs no stop, so that the service does not know it any more is
    said with -Verbose and is no error.
.EXAMPLE
    ./Stop-AllParticipants.ps1 18dea47f-b081-4107-9a5c-4300819d2c6c -Endpoint https://contoso.communication.azure.com -WhatIf
    Shows whom it would stop.
.OUTPUTS
    A result for every participant.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [string[]] $CallConnectionId,

    [Parameter(Mandatory)]
    [uri] $Endpoint
)

$ErrorActionPreference = 'Stop'
$session = Connect-AcsCalling -Endpoint $Endpoint -ManagedIdentity
try {
    # -WhatIf and -Confirm of this script reach Stop-AcsDtmfRecognition by themselves.
    Get-AcsCallParticipant $CallConnectionId -Session $session -ErrorAction SilentlyContinue -ErrorVariable failures |
        Stop-AcsDtmfRecognition -Session $session -ErrorAction Continue

    foreach ($failure in $failures) {
        if ($failure.CategoryInfo.Category -eq 'ObjectNotFound') {
            Write-Verbose "$failure"
        }
        else {
            Write-Error -ErrorRecord $failure -ErrorAction Continue
        }
    }
}
finally {
    # It is the stops that are rehearsed, not the end of the session.
    Disconnect-AcsCalling $session -WhatIf:$false
}
