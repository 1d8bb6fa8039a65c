<#
.SYNOPSIS
    Stops continuous DTMF recognition for all participants of the specified calls.
.DESCRIPTION
    Gets the participants of each call and stops recognition for each of them. A call that the service does not find needs no stop, so it
    causes a verbose message and not an error.
.EXAMPLE
    ./Stop-AllParticipants.ps1 18dea47f-b081-4107-9a5c-4300819d2c6c -Endpoint https://contoso.communication.azure.com -WhatIf
    Shows the participants for which the script would stop recognition.
.OUTPUTS
    One result for each participant.
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
    # Stop-AcsDtmfRecognition inherits -WhatIf and -Confirm from this script.
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
    # -WhatIf applies to the stops only. The session must be closed.
    Disconnect-AcsCalling $session -WhatIf:$false
}
