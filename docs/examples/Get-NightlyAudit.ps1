<#
.SYNOPSIS
    Says which failed rows of a run still need somebody's attention.
.DESCRIPTION
    Most stops fail because there is nothing left to stop: the call is over, or the participant has left. This takes the
    results of a run, looks at every call of which a row failed, and gives each failed row one of these verdicts:

    Over      the call has ended, or the service does not know it any more
    Left      the call goes on, but the participant is not in it
    Open      the participant is in the call, so recognition may still be on: run the row again
    Invalid   the row never was one that could be sent: mend it
    Unknown   the service could not be asked

    Nothing is changed.
.EXAMPLE
    ./Get-NightlyAudit.ps1 results.csv -Endpoint https://contoso.communication.azure.com | Where-Object Verdict -in Open, Invalid, Unknown
    Lists what is left for the morning.
.OUTPUTS
    An object for every failed row.
#>
[CmdletBinding()]
param(
    # Results that were written with Export-Csv.
    [Parameter(Mandatory, Position = 0)]
    [string] $ResultPath,

    [Parameter(Mandatory)]
    [uri] $Endpoint
)

$ErrorActionPreference = 'Stop'

$failed = @(Import-Csv $ResultPath | Where-Object Status -EQ Failed)

# A row that could not be sent as it was has no answer, and a code that says what is wrong with it.
$rows = @($failed | Where-Object { $_.StatusCode -or $_.ErrorCode -notlike 'Invalid*' })
$connected = @{}
$present = @{}
$unknown = @{}

if ($rows) {
    $session = Connect-AcsCalling -Endpoint $Endpoint -ManagedIdentity
    try {
        $rows.CallConnectionId |
            Sort-Object -Unique |
            Get-AcsCallConnection -Session $session -ErrorAction SilentlyContinue -ErrorVariable failures |
            Where-Object CallConnectionState -NE disconnected |
            ForEach-Object {
                $connected[$_.CallConnectionId] = $true
                $_
            } |
            Get-AcsCallParticipant -Session $session -ErrorAction SilentlyContinue -ErrorVariable +failures |
            ForEach-Object { $present["$($_.CallConnectionId) $($_.TargetParticipant)"] = $true }
    }
    finally {
        Disconnect-AcsCalling $session
    }

    # Not found is an answer. Anything else is none, and the verdict must not pretend otherwise.
    foreach ($failure in $failures) {
        if ($failure.CategoryInfo.Category -ne 'ObjectNotFound') {
            $unknown["$($failure.TargetObject)"] = $true
        }
    }
}

foreach ($row in $failed) {
    $verdict = if ($row -notin $rows) { 'Invalid' }
    elseif ($unknown[$row.CallConnectionId]) { 'Unknown' }
    elseif (-not $connected[$row.CallConnectionId]) { 'Over' }
    elseif ($present["$($row.CallConnectionId) $($row.TargetParticipant)"]) { 'Open' }
    else { 'Left' }

    [pscustomobject]@{
        Verdict           = $verdict
        CallConnectionId  = $row.CallConnectionId
        TargetParticipant = $row.TargetParticipant
        ErrorCode         = $row.ErrorCode
        ErrorMessage      = $row.ErrorMessage
    }
}
