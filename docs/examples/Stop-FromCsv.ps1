<#
.SYNOPSIS
    Stops continuous DTMF recognition for every row of a CSV file. You can run the script again until every row has succeeded.
.DESCRIPTION
    The journal contains every finished row before its result is written. After an interruption, run the same command line again. It
    sends only the remaining rows. Azure Automation restarts an interrupted runbook from the beginning, so it does this automatically.
    Store the journal where it outlives the job: on a disk of a hybrid worker, on a file share, or in a blob, as
    fan-out/Start-CallWorker.ps1 does.

    The results are valid input. To run the failed rows again, use Import-Csv results.csv | Where-Object Status -eq Failed as the input.
.EXAMPLE
    ./Stop-FromCsv.ps1 calls.csv -Endpoint https://contoso.communication.azure.com
    Sends the rows of calls.csv, and creates calls.csv.results.csv and calls.csv.journal in the same folder.
.OUTPUTS
    One object with the counts. If a row fails, the script fails too, so that the status of the job is Failed.
#>
[CmdletBinding()]
param(
    # A CSV file with the columns CallConnectionId and TargetParticipant, and optionally OperationContext and OperationCallbackUri.
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory)]
    [uri] $Endpoint,

    [string] $ResultPath = "$Path.results.csv",

    [string] $JournalPath = "$Path.journal",

    # The maximum number of rows in flight.
    [int] $ThrottleLimit = 32
)

$ErrorActionPreference = 'Stop'
$session = Connect-AcsCalling -Endpoint $Endpoint -ManagedIdentity
try {
    $count = @{ Succeeded = 0; Skipped = 0; Failed = 0 }

    # The results report the failed rows, so their errors are not needed.
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
    throw "Failed rows: $($count.Failed). See $ResultPath."
}
