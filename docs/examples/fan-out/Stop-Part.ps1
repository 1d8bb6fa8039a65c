<#
.SYNOPSIS
    Processes one part of a split CSV file in a blob container. Use this script as a child runbook, or call it from a queue function.
.DESCRIPTION
    The part, its journal and its results are blobs in the same container. The script downloads the journal before the run, and uploads it
    after the run, even if the run fails. The script needs no other file of these examples. If the machine fails before the journal is
    uploaded, the next run sends the rows of this run again. Stops are safe to repeat.

    The tests run this script with mocks of the Az.Storage commands. The authors have not run it in Azure.
.EXAMPLE
    ./Stop-Part.ps1 calls.part01.csv -Endpoint https://contoso.communication.azure.com -StorageAccount contosocalls
    Processes the blob calls.part01.csv, and creates the blobs calls.part01.csv.journal and calls.part01.csv.results.csv.
#>
[CmdletBinding()]
param(
    # The name of the part in the container.
    [Parameter(Mandatory, Position = 0)]
    [string] $Blob,

    [Parameter(Mandatory)]
    [uri] $Endpoint,

    [Parameter(Mandatory)]
    [string] $StorageAccount,

    [string] $Container = 'calls',

    # The limits of the service apply to all parts together. Divide the limit of one machine by the number of parts.
    [int] $ThrottleLimit = 16
)

$ErrorActionPreference = 'Stop'
$storage = @{ Container = $Container; Context = New-AzStorageContext -StorageAccountName $StorageAccount -UseConnectedAccount }
$folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())) -ItemType Directory).FullName
$part = Join-Path $folder part.csv
$journal = "$Blob.journal"
$session = $null
try {
    $null = Get-AzStorageBlobContent @storage -Blob $Blob -Destination $part
    if (Get-AzStorageBlob @storage -Blob $journal -ErrorAction Ignore) {
        $null = Get-AzStorageBlobContent @storage -Blob $journal -Destination "$part.journal"
    }

    $session = Connect-AcsCalling -Endpoint $Endpoint -ManagedIdentity
    $count = @{ Succeeded = 0; Skipped = 0; Failed = 0 }
    Import-Csv $part |
        Stop-AcsDtmfRecognition -ThrottleLimit $ThrottleLimit -JournalPath "$part.journal" -Session $session -ErrorAction SilentlyContinue |
        ForEach-Object {
            $count["$($_.Status)"]++
            $_
        } |
        Export-Csv "$part.results.csv" -NoTypeInformation

    [pscustomobject]@{ Blob = $Blob; Succeeded = $count.Succeeded; Skipped = $count.Skipped; Failed = $count.Failed }
}
finally {
    if ($session) {
        Disconnect-AcsCalling $session
    }

    foreach ($file in 'journal', 'results.csv') {
        if (Test-Path "$part.$file") {
            $null = Set-AzStorageBlobContent @storage -Blob "$Blob.$file" -File "$part.$file" -Force
        }
    }

    Remove-Item $folder -Recurse
}

if ($count.Failed) {
    throw "Failed rows: $($count.Failed). See the blob $Blob.results.csv."
}
