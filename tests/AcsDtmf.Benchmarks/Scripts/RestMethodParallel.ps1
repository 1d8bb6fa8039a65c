# The same loop with -Parallel. Each iteration runs in a separate runspace, so it reads variables with $using.
function Initialize-Contestant {
    param([uri] $Endpoint, [string] $AccessKey, [string] $Manifest)

    $script:RowEndpoint = $Endpoint
    $script:RowKey = [Convert]::FromBase64String($AccessKey)
}

function Invoke-Row {
    param([string] $Path, [int] $Width)

    $endpoint = $script:RowEndpoint
    $key = $script:RowKey
    Import-Csv $Path | ForEach-Object -ThrottleLimit $Width -Parallel {
        $endpoint = $using:endpoint
        $pathAndQuery = "/calling/callConnections/$($_.CallConnectionId):stopContinuousDtmfRecognition?api-version=2026-03-12"
        $body = @{
            targetParticipant = @{ rawId = $_.TargetParticipant }
            operationContext  = $_.OperationContext
        } | ConvertTo-Json -Compress
        $date = [DateTime]::UtcNow.ToString('r')
        $contentHash = [Convert]::ToBase64String([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($body)))
        $text = "POST`n$pathAndQuery`n$date;$($endpoint.Authority);$contentHash"
        $signature = [Convert]::ToBase64String(
            [Security.Cryptography.HMACSHA256]::HashData($using:key, [Text.Encoding]::ASCII.GetBytes($text)))
        $headers = @{
            'x-ms-date'           = $date
            'x-ms-content-sha256' = $contentHash
            'Authorization'       = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=$signature"
        }
        Invoke-RestMethod -Method Post -Uri ([uri]::new($endpoint, $pathAndQuery)) -Headers $headers -Body $body `
            -ContentType 'application/json' -SkipHeaderValidation
    } > $null
}
