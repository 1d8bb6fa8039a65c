<#
.SYNOPSIS
    Splits a CSV file, and processes the parts in parallel in child runbooks of Azure Automation.
.DESCRIPTION
    The script waits for the child runbooks. Run it at a prompt after Connect-AzAccount, in a pipeline, or on a hybrid worker. If a child
    runbook does not complete, the script starts it once more. The journal of the part then skips the rows that succeeded. Before the
    first run, import Stop-Part.ps1 as a runbook, and AcsDtmf, Az.Accounts and Az.Storage as modules of the Automation account.

    The authors have not run this script in Azure.
.EXAMPLE
    ./Start-Parts.ps1 calls.csv -Count 8 -Endpoint https://contoso.communication.azure.com -StorageAccount contosocalls -ResourceGroup calls -AutomationAccount calls
    Splits calls.csv into eight parts and waits until all parts are processed.
.OUTPUTS
    The output of the child runbooks: the counts of each part.
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

    # The maximum number of rows in flight in all child runbooks together.
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
foreach ($attempt in 1, 2) {
    $jobs = foreach ($blob in $waiting) {
        $parameters = @{
            Blob           = $blob
            Endpoint       = "$Endpoint"
            StorageAccount = $StorageAccount
            Container      = $Container
            ThrottleLimit  = [Math]::Max(1, [int] ($ThrottleLimit / $parts.Count))
        }
        $job = Start-AzAutomationRunbook @account -Name Stop-Part -Parameters $parameters
        Write-Verbose "Attempt ${attempt}: job $($job.JobId) processes $blob."
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

throw "These parts did not complete: $($waiting -join ', '). Their results are in the container '$Container'."
