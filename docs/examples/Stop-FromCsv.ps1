<#
.SYNOPSIS
    Stops continuous DTMF recognition for every row of a CSV file, and can be run again until every row has succeeded.
.DESCRIPTION
    Every finished row is in the journal before its result is written. After an interruption the same command line sends only
    what is left; Azure Automation does that by itself, because it starts an interrupted runbook from the beginning. Give the
    journal a place that outlives the job: a disk of a hybrid worker, a file share, or a blob as fan-out/Stop-Part.ps1 does.

    The results are valid input: Import-Csv results.csv | Where-Object Status -eq Failed goes into another run.
.EXAMPLE
    ./Stop-FromCsv.ps1 calls.csv -Endpoint https://contoso.communication.azure.com
    Sends the rows of calls.csv, and leaves calls.csv.results.csv and calls.csv.journal beside it.
.OUTPUTS
    One object with the counts. The script fails when a row failed, so that the job shows as failed.
#>
[CmdletBinding()]
param(
    # Columns CallConnectionId and TargetParticipant; OperationContext and OperationCallbackUri if there are any.
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory)]
    [uri] $Endpoint,

    [string] $ResultPath = "$Path.results.csv",

    [string] $JournalPath = "$Path.journal",

    # How many rows may be under way at once.
    [int] $ThrottleLimit = 32
)

$ErrorActionPreference = 'Stop'
$session = Connect-AcsCalling -Endpoint $Endpoint -ManagedIdentity
try {
    $count = @{ Succeeded = 0; Skipped = 0; Failed = 0 }

    # A failed row is told by its result. Its error would only say it again, once for every row.
    Import-Csv $Path |
        Stop-AcsDtmfRecognition -ThrottleLimit $ThrottleLimit -JournalPath $JournalPath -Session $session -ErrorAction SilentlyContinue |
        ForEach-Object {
            $count["$($_.Status)"]++
            $_
        } |
        Export-Csv $ResultPath -NoTypeInformation

    [pscustomobject]@{
        Path       = $Path
        Succeeded  = $count.Succeeded
        Skipped    = $count.Skipped
        Failed     = $count.Failed
        ResultPath = $ResultPath
    }
}
finally {
    Disconnect-AcsCalling $session
}

if ($count.Failed) {
    throw "$($count.Failed) rows failed; see $ResultPath."
}
