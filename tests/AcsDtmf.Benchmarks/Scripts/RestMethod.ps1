# The loop that users write without the module: it creates the signature in script and sends one request after another.
function Initialize-Contestant {
    param([uri] $Endpoint, [string] $AccessKey, [string] $Manifest)

    $script:RowEndpoint = $Endpoint
    $script:RowKey = [Convert]::FromBase64String($AccessKey)
}

function Invoke-Row {
    param([string] $Path, [int] $Width)

    $endpoint = $script:RowEndpoint
    $hmac = [Security.Cryptography.HMACSHA256]::new($script:RowKey)
    $sha256 = [Security.Cryptography.SHA256]::Create()
    Import-Csv $Path | ForEach-Object {
        $pathAndQuery = "/calling/callConnections/$($_.CallConnectionId):stopContinuousDtmfRecognition?api-version=2026-03-12"
        $body = @{
            targetParticipant = @{ rawId = $_.TargetParticipant }
            operationContext  = $_.OperationContext
        } | ConvertTo-Json -Compress
        $date = [DateTime]::UtcNow.ToString('r')
        $contentHash = [Convert]::ToBase64String($sha256.ComputeHash([Text.Encoding]::UTF8.GetBytes($body)))
        $text = "POST`n$pathAndQuery`n$date;$($endpoint.Authority);$contentHash"
        $signature = [Convert]::ToBase64String($hmac.ComputeHash([Text.Encoding]::ASCII.GetBytes($text)))
        $headers = @{
            'x-ms-date'           = $date
            'x-ms-content-sha256' = $contentHash
            'Authorization'       = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=$signature"
        }
        Invoke-RestMethod -Method Post -Uri ([uri]::new($endpoint, $pathAndQuery)) -Headers $headers -Body $body `
            -ContentType 'application/json' -SkipHeaderValidation
    } > $null
}
