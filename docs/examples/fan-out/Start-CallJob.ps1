<#
.SYNOPSIS
    Splits a CSV file of calls into parts, and queues the parts for workers.
.DESCRIPTION
    A job consists of blobs in one container and of messages in one queue. For each part, the container contains its rows (.csv) and the
    journal of its rows (.journal). Start-CallWorker.ps1 processes the parts, on any number of machines, and Get-CallJob.ps1 shows the job.

    All rows of a call are in the same part, in their original order. Two workers therefore never change the same call concurrently, which
    the service can reject (409, code 8519). The content of the file determines the name of the job and the parts. If you run the script
    again with the same file, it completes what an interrupted run has left out, and nothing is sent twice.
.EXAMPLE
    ./Start-CallJob.ps1 calls.csv -PartCount 64 -StorageAccount contosocalls
    Queues calls.csv in 64 parts. The managed identity of the machine signs in to the storage account.
.EXAMPLE
    ./Start-CallJob.ps1 calls.csv -Retry
    Queues the parts of the job in the poison queue again, after the cause of their failures is fixed.
.OUTPUTS
    The name of the job, its parts, and its rows.
#>

#requires -Version 7.4

[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The functions use the parameters.')]
param(
    # A CSV file with the columns CallConnectionId and TargetParticipant, and optionally OperationContext and OperationCallbackUri.
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    # The number of parts. A job uses at most as many workers.
    [ValidateRange(1, 1000)]
    [int] $PartCount = 16,

    # The column that contains the id of the call.
    [string] $Column = 'CallConnectionId',

    # A connection string of the storage account, with an access key or a shared access signature.
    [string] $StorageConnectionString = $env:AZURE_STORAGE_CONNECTION_STRING,

    # The name of a storage account that the managed identity of this machine can access. Used without a connection string.
    [string] $StorageAccount = $env:AZURE_STORAGE_ACCOUNT,

    [string] $Container = 'calls',

    [string] $Queue = 'calls',

    # Queues the parts in the poison queue again.
    [switch] $Retry
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot CallStorage.psm1) -Verbose:$false
$Path = Convert-Path -LiteralPath $Path
$storage = Get-CallStorage -ConnectionString $StorageConnectionString -AccountName $StorageAccount
Initialize-CallStorage $storage $Container $Queue

# The same content always has the same name, so that a second run finds the first one.
$base = [IO.Path]::GetFileNameWithoutExtension($Path).ToLowerInvariant() -replace '[^a-z0-9]+', '-'
$name = "$base-$((Get-FileHash -LiteralPath $Path -Algorithm SHA256).Hash.Substring(0, 12).ToLowerInvariant())"
$folder = "$Container/$name"

# Returns the parts, each with its file.
function Split-CallFile ([string] $OutputPath) {
    $parts = @(
        for ($number = 1; $number -le $PartCount; $number++) {
            $file = Join-Path $OutputPath ('part-{0:0000}.csv' -f $number)
            $writer = { Export-Csv $file -NoTypeInformation -Encoding utf8 }.GetSteppablePipeline()
            [pscustomobject]@{ File = $file; Rows = 0; Writer = $writer }
        }
    )

    # The hash must be the same in every process. String.GetHashCode differs between processes.
    $sha256 = [Security.Cryptography.SHA256]::Create()
    $row = 0
    try {
        foreach ($part in $parts) {
            $part.Writer.Begin($true)
        }

        Import-Csv -LiteralPath $Path | ForEach-Object {
            if (-not $_.psobject.Properties[$Column]) {
                throw "$Path has no column '$Column'. Use -Column to specify the column that contains the id of the call."
            }

            $hash = $sha256.ComputeHash([Text.Encoding]::UTF8.GetBytes("$($_.$Column)".Trim().ToLowerInvariant()))
            $part = $parts[[BitConverter]::ToUInt32($hash, 0) % $PartCount]

            # Get-CallJob.ps1 merges the results by the number of the row.
            $_.psobject.Properties.Remove('JobRow')
            $_.psobject.Properties.Add([psnoteproperty]::new('JobRow', (++$row)))
            $null = $part.Writer.Process($_)
            $part.Rows++
        }
    }
    finally {
        foreach ($part in $parts) {
            $null = $part.Writer.End()
            $part.Writer.Dispose()
        }

        $sha256.Dispose()
    }

    $parts | Where-Object Rows -GT 0 | Select-Object File, Rows
}

# Moves the messages of this job from the poison queue to the queue.
function Restore-PoisonPart {
    $seen = @{}
    while (($message = Receive-CallMessage $storage "$Queue-poison" 30) -and -not $seen[$message.Id]) {
        $seen[$message.Id] = $true
        if ($message.Text.StartsWith("$name/")) {
            Send-CallMessage $storage $Queue $message.Text
            Complete-CallMessage $storage $message
            Write-Verbose "Queued $($message.Text) again."
        }
    }
}

$newOnly = @{ 'If-None-Match' = '*' }
$manifest = Invoke-CallStorage $storage Blob HEAD "$folder/job" -Expected 404
$job = ConvertFrom-CallMetadata $manifest.Header
if ($job.parts) {
    # Another number of parts would put the same rows into different parts.
    $PartCount = $job.parts
}

if ($job.isqueued) {
    Write-Verbose "The job $name is already queued."
}
else {
    $temporary = (New-Item (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())) -ItemType Directory).FullName
    try {
        $job = @{ parts = $PartCount }
        $blob = @{ 'x-ms-blob-type' = 'BlockBlob' }
        $null = Invoke-CallStorage $storage Blob PUT "$folder/job" -Header ($blob + $newOnly + (ConvertTo-CallMetadata $job)) -Expected 409, 412
        $parts = @(Split-CallFile $temporary)
        foreach ($part in $parts) {
            # A worker may already have leased the journal, so nothing that exists is replaced.
            $leaf = Split-Path $part.File -Leaf
            $null = Invoke-CallStorage $storage Blob PUT "$folder/$leaf" -Header ($blob + $newOnly) -Body ([IO.File]::ReadAllBytes($part.File)) -Expected 409, 412 -Transfer
            $header = @{ 'x-ms-blob-type' = 'AppendBlob' } + $newOnly + (ConvertTo-CallMetadata @{ rows = $part.Rows })
            $null = Invoke-CallStorage $storage Blob PUT "$folder/$([IO.Path]::ChangeExtension($leaf, '.journal'))" -Header $header -Expected 409, 412
        }

        foreach ($part in $parts) {
            Send-CallMessage $storage $Queue "$name/$(Split-Path $part.File -Leaf)"
        }

        $job.rows = ($parts | Measure-Object Rows -Sum).Sum
        $job.isqueued = 'true'
        $null = Invoke-CallStorage $storage Blob PUT "$folder/job" @{ comp = 'metadata' } (ConvertTo-CallMetadata $job)
    }
    finally {
        Remove-Item $temporary -Recurse
    }
}

if ($Retry) {
    Restore-PoisonPart
}

[pscustomobject]@{ Name = $name; PartCount = [int] $job.parts; Rows = [long] $job.rows }
