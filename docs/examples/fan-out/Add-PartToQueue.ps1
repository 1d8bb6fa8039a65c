<#
.SYNOPSIS
    Splits a CSV file, and adds a message for each part to the storage queue that triggers an Azure function.
.DESCRIPTION
    The script uploads a part to the blob container before it adds the message for the part. The authors have not run this script in
    Azure.
.EXAMPLE
    ./Add-PartToQueue.ps1 calls.csv -Count 8 -StorageAccount contosocalls
    Splits calls.csv into eight parts. The function starts when the first message arrives.
.OUTPUTS
    The path and the number of rows of each queued part.
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
