# The main job: rows of a CSV in, one typed result a row out. The connection string is in COMMUNICATION_CONNECTION_STRING.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Csv
)

Import-Module $Module
$null = Connect-AcsCalling -ConnectionString $env:COMMUNICATION_CONNECTION_STRING -Name demo

'PS> Import-Csv calls.csv | Start-AcsDtmfRecognition | Group-Object Status -NoElement'
Import-Csv $Csv | Start-AcsDtmfRecognition -ErrorAction SilentlyContinue | Group-Object Status -NoElement | Out-Host

'PS> $results = Import-Csv calls.csv | Stop-AcsDtmfRecognition -ErrorVariable failures'
'PS> $results'
$results = Import-Csv $Csv | Stop-AcsDtmfRecognition -ErrorVariable failures -ErrorAction SilentlyContinue
$results | Out-Host

'PS> $failures[0].ErrorDetails | Format-List'
$failures[0].ErrorDetails | Format-List Message, RecommendedAction | Out-Host

Disconnect-AcsCalling
