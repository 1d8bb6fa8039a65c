<#
.SYNOPSIS
    Works on one part of a split CSV file that lies in a blob container. A child runbook, or what a function of a queue calls.
.DESCRIPTION
    The part, its journal and its results are blobs of one container. The journal is fetched before the run and put back after
    it, whatever happens in between. It needs no other file of these examples, so it can be a runbook as it is. Where the machine is lost together with the journal of this run, the rows of this
    run are sent again, which is harmless: a stop may be repeated.

    Run here with stand-ins for the commands of Az.Storage; never run in Azure.
.EXAMPLE
    ./Stop-Part.ps1 calls.part01.csv -Endpoint https://contoso.communication.azure.com -StorageAccount contosocalls
    Works on the blob calls.part01.csv, and leaves calls.part01.csv.journal and calls.part01.csv.results.csv.
#>
[CmdletBinding()]
param(
    # The part's name in the container.
    [Parameter(Mandatory, Position = 0)]
    [string] $Blob,

    [Parameter(Mandatory)]
    [uri] $Endpoint,

    [Parameter(Mandatory)]
    [string] $StorageAccount,

    [string] $Container = 'calls',

    # The service's limits hold for all parts together: what one machine would send, divided by the parts.
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
    throw "$($count.Failed) rows failed; see the blob $Blob.results.csv."
}
