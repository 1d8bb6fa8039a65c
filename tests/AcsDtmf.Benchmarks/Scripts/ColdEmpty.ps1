# An empty PowerShell: the part of the time of the other scripts that no module can change.
. "$PSScriptRoot/ColdPhase.ps1"
Write-Phase script
