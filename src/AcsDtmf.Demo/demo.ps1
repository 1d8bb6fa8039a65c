# Reads CSV rows and emits one typed result per row. COMMUNICATION_CONNECTION_STRING contains the connection string.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Csv
)

"PowerShell $($PSVersionTable.PSVersion)"
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

# 200 only means that the service accepted the request. The Stopped event, which a local listener receives, confirms the stop.
$socket = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
$socket.Start()
$listen = "http://$($socket.LocalEndpoint)/events/"
$socket.Stop()
$call = '00000000-0000-0000-0000-000000000003'
$null = Get-AcsCallParticipant $call | Start-AcsDtmfRecognition

'PS> Get-AcsCallParticipant $call | Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $listen | Wait-AcsDtmfRecognitionStopped $listen'
Get-AcsCallParticipant $call |
    Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $listen |
    Wait-AcsDtmfRecognitionStopped $listen -TimeoutSec 30 |
    Out-Host

Disconnect-AcsCalling
