<#
.SYNOPSIS
    Splits a CSV file and puts a message for each part into the storage queue that Azure Functions works on.
.DESCRIPTION
    Parts go to the blob container first, so that no message comes before its part. Never run in Azure by its authors.
.EXAMPLE
    ./Add-PartToQueue.ps1 calls.csv -Count 8 -StorageAccount contosocalls
    Splits calls.csv in eight; the functions begin at once.
.OUTPUTS
    Path and Rows of every part that was queued.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory)]
    [int] $Count,

    [Parameter(Mandatory)]
    [string] $StorageAccount,

    [string] $Container = 'calls',

    [string] $Queue = 'calls'
)

$ErrorActionPreference = 'Stop'
$context = New-AzStorageContext -StorageAccountName $StorageAccount -UseConnectedAccount
$client = (Get-AzStorageQueue -Name $Queue -Context $context).QueueClient
foreach ($part in & (Join-Path $PSScriptRoot Split-CallCsv.ps1) $Path -Count $Count | Where-Object Rows -GT 0) {
    $blob = Split-Path $part.Path -Leaf
    $null = Set-AzStorageBlobContent -Context $context -Container $Container -File $part.Path -Blob $blob -Force
    $null = $client.SendMessage($blob)
    $part
}
