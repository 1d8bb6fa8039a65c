# The same requests with a script that signs them and calls Invoke-RestMethod.
param(
    [Parameter(Mandatory)] [uri] $Endpoint,
    [Parameter(Mandatory)] [string] $AccessKey,
    [string] $CallConnectionId,
    [string] $TargetParticipant,
    [string] $Path
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/ColdPhase.ps1"
Write-Phase script
$ProgressPreference = 'SilentlyContinue'
$rows = if ($Path) { Import-Csv $Path } else { @{ CallConnectionId = $CallConnectionId; TargetParticipant = $TargetParticipant } }
$hmac = [Security.Cryptography.HMACSHA256]::new([Convert]::FromBase64String($AccessKey))
$sha256 = [Security.Cryptography.SHA256]::Create()
foreach ($row in $rows) {
    $pathAndQuery = "/calling/callConnections/$($row.CallConnectionId):stopContinuousDtmfRecognition?api-version=2026-03-12"
    $body = @{ targetParticipant = @{ rawId = $row.TargetParticipant } } | ConvertTo-Json -Compress
    $date = [DateTime]::UtcNow.ToString('r')
    $contentHash = [Convert]::ToBase64String($sha256.ComputeHash([Text.Encoding]::UTF8.GetBytes($body)))
    $text = "POST`n$pathAndQuery`n$date;$($Endpoint.Authority);$contentHash"
    $signature = [Convert]::ToBase64String($hmac.ComputeHash([Text.Encoding]::ASCII.GetBytes($text)))
    $headers = @{
        'x-ms-date'           = $date
        'x-ms-content-sha256' = $contentHash
        'Authorization'       = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=$signature"
    }
    $null = Invoke-RestMethod -Method Post -Uri ([uri]::new($Endpoint, $pathAndQuery)) -Headers $headers -Body $body `
        -ContentType 'application/json' -SkipHeaderValidation
}

Write-Phase requests
