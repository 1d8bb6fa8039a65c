# The first stop of a session, or the first rows of a file.
param(
    [Parameter(Mandatory)] [uri] $Endpoint,
    [Parameter(Mandatory)] [string] $AccessKey,
    [Parameter(Mandatory)] [string] $Manifest,
    [string] $CallConnectionId,
    [string] $TargetParticipant,
    [string] $Path
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/ColdPhase.ps1"
Write-Phase script
Import-Module $Manifest
Write-Phase import
$null = Connect-AcsCalling -Endpoint $Endpoint -AccessKey $AccessKey
Write-Phase connection
if ($Path) {
    $null = Import-Csv $Path | Stop-AcsDtmfRecognition
}
else {
    $null = Stop-AcsDtmfRecognition $CallConnectionId $TargetParticipant
}

Write-Phase requests
