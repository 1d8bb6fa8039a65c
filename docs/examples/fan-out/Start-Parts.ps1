<#
.SYNOPSIS
    Splits a CSV file and has Azure Automation work on the parts in child runbooks, several at once.
.DESCRIPTION
    Runs where somebody can wait: at a prompt after Connect-AzAccount, in a pipeline, on a hybrid worker. A child that ends badly is
    started once more: its journal knows what is done. Before the first time, import Stop-Part.ps1 as a runbook, and AcsDtmf,
    Az.Accounts and Az.Storage as modules of the Automation account.

    Never run in Azure by its authors.
.EXAMPLE
    ./Start-Parts.ps1 calls.csv -Count 8 -Endpoint https://contoso.communication.azure.com -StorageAccount contosocalls -ResourceGroup calls -AutomationAccount calls
    Splits calls.csv in eight and waits until all eight are done.
.OUTPUTS
    What the children say: the counts of every part.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory)]
    [int] $Count,

    [Parameter(Mandatory)]
    [uri] $Endpoint,

    [Parameter(Mandatory)]
    [string] $StorageAccount,

    [Parameter(Mandatory)]
    [string] $ResourceGroup,

    [Parameter(Mandatory)]
    [string] $AutomationAccount,

    [string] $Container = 'calls',

    # How many rows all children together may have under way at once.
    [int] $ThrottleLimit = 128
)

$ErrorActionPreference = 'Stop'
$storage = @{ Container = $Container; Context = New-AzStorageContext -StorageAccountName $StorageAccount -UseConnectedAccount }
$account = @{ ResourceGroupName = $ResourceGroup; AutomationAccountName = $AutomationAccount }
$parts = @(& (Join-Path $PSScriptRoot Split-CallCsv.ps1) $Path -Count $Count | Where-Object Rows -GT 0)
foreach ($part in $parts) {
    $null = Set-AzStorageBlobContent @storage -File $part.Path -Blob (Split-Path $part.Path -Leaf) -Force
}

$ended = 'Completed', 'Failed', 'Stopped', 'Suspended'
$waiting = @(Split-Path $parts.Path -Leaf)
foreach ($try in 1, 2) {
    $jobs = foreach ($blob in $waiting) {
        $parameters = @{
            Blob           = $blob
            Endpoint       = "$Endpoint"
            StorageAccount = $StorageAccount
            Container      = $Container
            ThrottleLimit  = [Math]::Max(1, [int] ($ThrottleLimit / $parts.Count))
        }
        $job = Start-AzAutomationRunbook @account -Name Stop-Part -Parameters $parameters
        Write-Verbose "Try ${try}: $blob is job $($job.JobId)."
        [pscustomobject]@{ Blob = $blob; Id = $job.JobId; Status = 'New' }
    }

    do {
        Start-Sleep -Seconds 15
        foreach ($job in $jobs | Where-Object Status -NotIn $ended) {
            $job.Status = (Get-AzAutomationJob @account -Id $job.Id).Status
        }
    } while ($jobs | Where-Object Status -NotIn $ended)

    foreach ($job in $jobs) {
        Get-AzAutomationJobOutput @account -Id $job.Id -Stream Output |
            Get-AzAutomationJobOutputRecord |
            ForEach-Object { [pscustomobject] $_.Value }
    }

    $waiting = @(($jobs | Where-Object Status -NE Completed).Blob)
    if (-not $waiting) {
        return
    }
}

throw "These parts have not been done: $($waiting -join ', '). Their results are in the container '$Container'."
