# Starts and stops recognition for every row of a file. COMMUNICATION_CONNECTION_STRING contains the connection string.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Csv
)

Import-Module $Module
$null = Connect-AcsCalling -ConnectionString $env:COMMUNICATION_CONNECTION_STRING -Name demo
$rows = Import-Csv $Csv

'PS> $rows | Start-AcsDtmfRecognition -TotalCount $rows.Count | Group-Object Status -NoElement'
$rows | Start-AcsDtmfRecognition -TotalCount $rows.Count | Group-Object Status -NoElement | Out-Host

'PS> $rows | Stop-AcsDtmfRecognition -TotalCount $rows.Count | Group-Object Status -NoElement'
$rows | Stop-AcsDtmfRecognition -TotalCount $rows.Count | Group-Object Status -NoElement | Out-Host

Disconnect-AcsCalling
