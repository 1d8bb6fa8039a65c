<#
.SYNOPSIS
    Shows a call job and its parts, and merges the results of the parts in the order of the input.
.DESCRIPTION
    The script reads the state that the workers record several times a minute. With -ResultPath, it also downloads the parts and their
    journals, and writes one result for every row of the input. A row without a result has the status Missing, for example a row of a part
    in the poison queue. You can merge the results while workers run.
.EXAMPLE
    ./Get-CallJob.ps1 calls-1f2e3d4c5b6a -StorageAccount contosocalls
    Shows the progress of the job that Start-CallJob.ps1 named.
.EXAMPLE
    (./Get-CallJob.ps1 calls-1f2e3d4c5b6a).Parts | Format-Table
    Shows the parts.
.EXAMPLE
    ./Get-CallJob.ps1 calls-1f2e3d4c5b6a -ResultPath results.csv
    Import-Csv results.csv | Where-Object Status -EQ Missing
    Writes the results, and lists the rows that have none.
.EXAMPLE
    Import-Csv results.csv | Where-Object Status -EQ Failed | Export-Csv failed.csv
    ./Start-CallJob.ps1 failed.csv
    Starts a job for the failed rows.
.OUTPUTS
    The job: its counts, its rate, the remaining time, and its parts.
#>

#requires -Version 7.4

[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The functions use the parameters.')]
param(
    # The name that Start-CallJob.ps1 returned.
    [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
    [string] $Name,

    # A connection string of the storage account, with an access key or a shared access signature.
    [string] $StorageConnectionString = $env:AZURE_STORAGE_CONNECTION_STRING,

    # The name of a storage account that the managed identity of this machine can access. Used without a connection string.
    [string] $StorageAccount = $env:AZURE_STORAGE_ACCOUNT,

    [string] $Container = 'calls',

    # Writes the results of all rows to this file.
    [string] $ResultPath
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot CallStorage.psm1) -Verbose:$false
$storage = Get-CallStorage -ConnectionString $StorageConnectionString -AccountName $StorageAccount

# Returns the parts of the job, with the state of their journals.
function Get-Part {
    $marker = ''
    do {
        $query = @{ restype = 'container'; comp = 'list'; prefix = "$Name/"; include = 'metadata' }
        if ($marker) {
            $query.marker = $marker
        }

        $list = (ConvertFrom-CallXml (Invoke-CallStorage $storage Blob GET $Container $query).Content).EnumerationResults
        foreach ($blob in $list.SelectNodes('Blobs/Blob')) {
            if (-not $blob.Name.EndsWith('.journal')) {
                continue
            }

            $header = @{}
            foreach ($entry in $blob.SelectNodes('Metadata/*')) {
                $header["x-ms-meta-$($entry.LocalName)"] = $entry.InnerText
            }

            $state = ConvertFrom-CallMetadata $header
            [pscustomobject]@{
                Part          = [IO.Path]::ChangeExtension($blob.Name, '.csv')
                State         = if ($state.state -in 'Done', 'Poison') { $state.state } elseif ($blob.Properties.LeaseState -eq 'leased') { 'Running' } else { 'Waiting' }
                Rows          = [int] $state.rows
                Succeeded     = [int] $state.succeeded
                Failed        = [int] $state.failed
                RowsPerSecond = Measure-Rate $state
                Attempt       = [int] $state.attempt
                Worker        = $state.worker
                Error         = $state.error
            }
        }

        $marker = $list.NextMarker
    } while ($marker)
}

# Returns the rows that the current worker of a part has sent per second.
function Measure-Rate ([hashtable] $State) {
    $seconds = if ($State.startedat) { ([datetime] $State.updatedat - [datetime] $State.startedat).TotalSeconds }
    if ($seconds) {
        [math]::Round([int] $State.sent / $seconds, 1)
    }
    else {
        0
    }
}

# Writes the results of one part as CSV, in input order. Each record is one line, because it is a JSON string. A rehearsal with the journal
# binds the rows as a run does, and finds the recorded successes. It sends nothing. The journal also supplies the failures, which a rehearsal
# would send again.
$exportPart = {
    param($ModulePath, $Csv, $Journal, $Lines)

    $ErrorActionPreference = 'Stop'
    Import-Module $ModulePath
    $failures = @{}
    $endpoint = 'https://localhost'
    if ((Get-Item $Journal).Length) {
        $endpoint = (Get-Content $Journal -TotalCount 1 | ConvertFrom-Json).endpoint
        Get-AcsDtmfJournal $Journal | Where-Object Status -EQ Failed | ForEach-Object {
            $failures["$($_.CallConnectionId)|$($_.TargetParticipant)|$($_.OperationContext)"] = $_
        }
    }

    # ConvertTo-Csv exports only the properties of the result type. The number of the row is therefore added to the record, as its first field.
    $numbers = [System.Collections.Generic.Queue[string]]::new()
    $numbers.Enqueue('Row')

    # The token is never used, because a rehearsal sends nothing.
    $session = Connect-AcsCalling -Endpoint $endpoint -AccessToken unused
    try {
        Import-Csv -LiteralPath $Csv |
            Stop-AcsDtmfRecognition -JournalPath $Journal -Session $session -WhatIf -ErrorAction SilentlyContinue |
            ForEach-Object {
                $numbers.Enqueue($_.Source.JobRow)
                $result = $_
                if ($_.Status -eq 'Skipped') {
                    $_.Status = 'Succeeded'
                }
                elseif ($_.Status -eq 'WouldSend') {
                    $_.Status = 'Missing'
                    $failure = $failures["$($_.CallConnectionId)|$($_.TargetParticipant)|$($_.OperationContext)"]
                    if ($failure) {
                        $result = $failure
                    }
                }

                $result
            } |
            ConvertTo-Csv -NoTypeInformation |
            ForEach-Object { [System.Text.Json.JsonSerializer]::Serialize("`"$($numbers.Dequeue())`",$_", [string]) } |
            Set-Content $Lines
    }
    finally {
        Disconnect-AcsCalling $session
    }
}

# Merges files whose records are sorted by row. Memory does not grow with the number of rows.
function Merge-Result ([string[]] $Path) {
    $readers = @($Path | ForEach-Object { [IO.File]::OpenText($_) })
    $next = [System.Collections.Generic.PriorityQueue[object, long]]::new()
    $header = @()
    try {
        foreach ($reader in $readers) {
            $header = ReadRecord $reader
            AddNextRecord $next $reader
        }

        $header
        while ($next.Count) {
            $entry = $next.Dequeue()
            $entry.Record
            AddNextRecord $next $entry.Reader
        }
    }
    finally {
        foreach ($reader in $readers) {
            $reader.Dispose()
        }
    }
}

function AddNextRecord ([object] $Next, [IO.StreamReader] $Reader) {
    $record = ReadRecord $Reader
    if ($record) {
        $Next.Enqueue(@{ Record = $record; Reader = $Reader }, $record.Split('"', 3)[1])
    }
}

function ReadRecord ([IO.StreamReader] $Reader) {
    $line = $Reader.ReadLine()
    if ($line) {
        [System.Text.Json.JsonSerializer]::Deserialize($line, [string])
    }
}

function Export-Result ([object[]] $Parts) {
    $modulePath = Join-Path (Get-Command Stop-AcsDtmfRecognition).Module.ModuleBase AcsDtmf.psd1
    $folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())) -ItemType Directory).FullName
    try {
        $files = foreach ($part in $Parts) {
            $journal = [IO.Path]::ChangeExtension($part.Part, '.journal')
            $csv = Join-Path $folder part.csv
            $local = Join-Path $folder part.journal
            $lines = Join-Path $folder "$(Split-Path $part.Part -Leaf).json"
            [IO.File]::WriteAllBytes($csv, (Invoke-CallStorage $storage Blob GET "$Container/$($part.Part)" -Transfer).Content)
            [IO.File]::WriteAllBytes($local, (Invoke-CallStorage $storage Blob GET "$Container/$journal" -Transfer).Content)

            # A thread job has no host, to which -WhatIf would write a line for every row.
            Start-ThreadJob $exportPart -ArgumentList $modulePath, $csv, $local, $lines | Receive-Job -Wait -AutoRemoveJob
            $lines
        }
        Merge-Result $files | Set-Content $ResultPath -Encoding utf8
    }
    finally {
        Remove-Item $folder -Recurse
    }
}

$job = ConvertFrom-CallMetadata (Invoke-CallStorage $storage Blob HEAD "$Container/$Name/job" -Expected 404).Header
if (-not $job.parts) {
    throw "The container '$Container' has no job '$Name'. Use the name that Start-CallJob.ps1 returned."
}

$parts = @(Get-Part)
if ($ResultPath) {
    Export-Result $parts
}

$sum = @{}
foreach ($property in 'Rows', 'Succeeded', 'Failed') {
    $sum[$property] = [long] ($parts | Measure-Object $property -Sum).Sum
}

$rate = [double] ($parts | Where-Object State -EQ Running | Measure-Object RowsPerSecond -Sum).Sum
$missing = $sum.Rows - $sum.Succeeded - $sum.Failed
[pscustomobject]@{
    Name          = $Name
    Rows          = $sum.Rows
    Succeeded     = $sum.Succeeded
    Failed        = $sum.Failed
    Missing       = $missing
    RowsPerSecond = $rate
    Remaining     = if ($rate) { [timespan]::FromSeconds([math]::Ceiling($missing / $rate)) }
    Done          = @($parts | Where-Object State -EQ Done).Count
    Running       = @($parts | Where-Object State -EQ Running).Count
    Waiting       = @($parts | Where-Object State -EQ Waiting).Count
    Poison        = @($parts | Where-Object State -EQ Poison).Count
    Parts         = $parts
}
