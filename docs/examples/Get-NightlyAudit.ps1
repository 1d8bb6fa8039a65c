<#
.SYNOPSIS
    Reports which failed rows of a run still require action.
.DESCRIPTION
    Most stops fail because the call has ended or the participant has left. This script reads the results of a run, gets the call of
    each failed row, and returns one of these verdicts for the row:

    Over      The call has ended, or the service does not find it.
    Left      The call is active, but the participant has left it.
    Open      The participant is in the call, so recognition can still be active. Run the row again.
    Invalid   The row is invalid and was not sent. Correct the row.
    Unknown   The service did not return the state of the call.

    The script only reads calls and changes nothing.
.EXAMPLE
    ./Get-NightlyAudit.ps1 results.csv -Endpoint https://contoso.communication.azure.com | Where-Object Verdict -in Open, Invalid, Unknown
    Lists the rows that require action.
.OUTPUTS
    One object for each failed row.
#>
[CmdletBinding()]
param(
    # The results of a run, exported with Export-Csv.
    [Parameter(Mandatory, Position = 0)]
    [string] $ResultPath,

    [Parameter(Mandatory)]
    [uri] $Endpoint
)

$ErrorActionPreference = 'Stop'

$failed = @(Import-Csv $ResultPath | Where-Object Status -EQ Failed)

# An invalid row has no status code, and an error code that starts with Invalid.
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

    # ObjectNotFound is a definite result. After any other error, the state of the call is unknown.
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
