<#
    Does the main job as a user who has just installed the package. It runs in every supported PowerShell version, so it uses only the
    language of 5.1. It prints the outcome as JSON.
#>
[CmdletBinding()]
param (
    # The only module path besides that of PowerShell itself.
    [Parameter(Mandatory)]
    [string] $ModulePath,

    [Parameter(Mandatory)]
    [string] $ConnectionString,

    # The folder that contains calls.csv. The journal and the results are written to it.
    [Parameter(Mandatory)]
    [string] $Folder
)

$ErrorActionPreference = 'Stop'
$env:PSModulePath = $ModulePath, (Join-Path $PSHOME Modules) -join [IO.Path]::PathSeparator
$calls = Join-Path $Folder calls.csv
$results = Join-Path $Folder results.csv
$journal = Join-Path $Folder stop.journal

# The module is not imported explicitly. PowerShell finds the commands by the names in the manifest.
$null = Connect-AcsCalling $ConnectionString -Name job
$rehearsal = @(Import-Csv $calls | Stop-AcsDtmfRecognition -WhatIf -ErrorAction SilentlyContinue)
$null = Import-Csv $calls | Start-AcsDtmfRecognition -ErrorAction SilentlyContinue
Import-Csv $calls |
    Stop-AcsDtmfRecognition -JournalPath $journal -ErrorVariable failures -ErrorAction SilentlyContinue |
    Export-Csv $results -NoTypeInformation
$first = @(Import-Csv $results)
$second = @(Import-Csv $results | Stop-AcsDtmfRecognition -JournalPath $journal -ErrorAction SilentlyContinue)
$participants = @(Get-AcsCallConnection $first[0].CallConnectionId | Get-AcsCallParticipant)
$tone = $participants[0] | Send-AcsDtmfTone -Tone '1', '#'
$module = Get-Module AcsDtmf

[ordered]@{
    edition      = "$($PSVersionTable.PSEdition)"
    version      = "$($module.Version)"
    moduleBase   = $module.ModuleBase
    commands     = @($module.ExportedCmdlets.Keys)
    rehearsal    = @($rehearsal | ForEach-Object { "$($_.Status)" })
    first        = @($first.Status)
    second       = @($second | ForEach-Object { "$($_.Status)" })
    failures     = @($failures.FullyQualifiedErrorId)
    advice       = @($failures | ForEach-Object { $_.ErrorDetails.RecommendedAction })
    participants = $participants.Count
    tones        = $tone.Tones
    table        = ($second | Out-String).Trim()
    help         = (Get-Help Stop-AcsDtmfRecognition).Synopsis
    examples     = @((Get-Help Stop-AcsDtmfRecognition).examples.example).Count
    about        = [bool] (Get-Help about_AcsDtmf)
} | ConvertTo-Json

Disconnect-AcsCalling
