<#
    The REST operations of Azure Storage that the scripts of this folder need: containers, block blobs, append blobs with leases, and queues.
    https://learn.microsoft.com/rest/api/storageservices describes them.
#>

#requires -Version 7.4

Add-Type -AssemblyName System.Net.Http

# A request that the service does not answer within this time has failed. The time must be well below the shortest lease, 15 seconds.
$script:Client = [System.Net.Http.HttpClient]::new()
$script:Client.Timeout = [timespan]::FromSeconds(3)

# Uploads and downloads of whole blobs take longer.
$script:TransferClient = [System.Net.Http.HttpClient]::new()
$script:TransferClient.Timeout = [timespan]::FromMinutes(10)

$script:Utf8 = [System.Text.UTF8Encoding]::new($false)

<#
.SYNOPSIS
    Returns the addresses of an account, and a script block that adds the credential to a request. The secret is only in its closure.
#>
function Get-CallStorage {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        # A connection string with an access key or a shared access signature. Without one, the managed identity signs in.
        [string] $ConnectionString,

        [string] $AccountName
    )

    if (-not $ConnectionString) {
        if (-not $AccountName) {
            throw 'No storage account was specified. Use -StorageConnectionString or -StorageAccount.'
        }

        return @{
            Blob      = "https://$AccountName.blob.core.windows.net"
            Queue     = "https://$AccountName.queue.core.windows.net"
            Authorize = NewIdentityAuthorization
        }
    }

    $setting = @{}
    foreach ($pair in $ConnectionString.Split(';', [StringSplitOptions]::RemoveEmptyEntries)) {
        $name, $value = $pair.Split([char[]] '=', 2)
        $setting[$name.Trim()] = "$value".Trim()
    }

    $account = $setting.AccountName
    $storage = @{}
    foreach ($service in 'Blob', 'Queue') {
        $address = $setting["${service}Endpoint"]
        if (-not $address -and $account) {
            $suffix = if ($setting.EndpointSuffix) { $setting.EndpointSuffix } else { 'core.windows.net' }
            $address = "https://$account.$($service.ToLowerInvariant()).$suffix"
        }

        if (-not $address) {
            throw "The storage connection string has neither AccountName nor ${service}Endpoint. Copy it from the Azure portal."
        }

        $storage[$service] = $address.TrimEnd('/')
    }

    if ($setting.SharedAccessSignature) {
        $storage.Authorize = NewSignatureAuthorization $setting.SharedAccessSignature
    }
    elseif ($account -and $setting.AccountKey) {
        $storage.Authorize = NewKeyAuthorization $account $setting.AccountKey
    }
    else {
        throw 'The storage connection string has neither AccountName and AccountKey nor SharedAccessSignature. Copy it from the Azure portal.'
    }

    $storage
}

<#
.SYNOPSIS
    Sends a request, and returns its status, headers and body.
.DESCRIPTION
    A status that the caller does not expect is an error. Transient failures are retried, unless the caller has to decide on them.
#>
function Invoke-CallStorage {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory)]
        [hashtable] $Storage,

        [Parameter(Mandatory)]
        [ValidateSet('Blob', 'Queue')]
        [string] $Service,

        [Parameter(Mandatory)]
        [string] $Method,

        # The path below the account, such as calls/part.csv, and the query.
        [Parameter(Mandatory)]
        [string] $Path,

        [hashtable] $Query = @{},

        [hashtable] $Header = @{},

        [byte[]] $Body,

        # Statuses of 300 or more that are not errors.
        [int[]] $Expected = @(),

        [int] $RetryCount = 4,

        # The request transfers a whole blob.
        [switch] $Transfer
    )

    $client = if ($Transfer) { $script:TransferClient } else { $script:Client }
    for ($attempt = 0; ; $attempt++) {
        # A message can be sent only once, and its signature contains the time.
        $request = NewRequest $Storage $Service $Method $Path $Query $Header $Body
        $failure = $null
        try {
            $response = $client.SendAsync($request).GetAwaiter().GetResult()
            $status = [int] $response.StatusCode
            if ($status -lt 300 -or $status -in $Expected) {
                $headers = @{}
                foreach ($entry in @($response.Headers) + @($response.Content.Headers)) {
                    $headers[$entry.Key] = $entry.Value -join ','
                }

                $content = $response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult()
                return [pscustomobject]@{ Status = $status; Header = $headers; Content = $content }
            }

            $code = if ($response.Headers.Contains('x-ms-error-code')) { $response.Headers.GetValues('x-ms-error-code') } else { $response.ReasonPhrase }
            $failure = "$status ($code)"
            $isTransient = $status -in 408, 429, 500, 502, 503, 504
        }
        catch [System.Net.Http.HttpRequestException], [System.OperationCanceledException] {
            # The message names the host. The address of a shared access signature is not part of it.
            $failure = $_.Exception.GetBaseException().Message
            $isTransient = $true
        }
        finally {
            $request.Dispose()
        }

        if (-not $isTransient -or $attempt -ge $RetryCount) {
            throw "The storage request $Method $Path failed: $failure"
        }

        Start-Sleep -Milliseconds (500 * [math]::Pow(2, $attempt))
    }
}

<#
.SYNOPSIS
    Converts the body of a response in XML. The service starts the text with a byte order mark.
#>
function ConvertFrom-CallXml ([byte[]] $Content) {
    $stream = [System.IO.MemoryStream]::new($Content)
    $document = [xml]::new()
    $document.Load($stream)
    $document
}

function NewRequest ([hashtable] $Storage, [string] $Service, [string] $Method, [string] $Path, [hashtable] $Query, [hashtable] $Header, [byte[]] $Body) {
    $pairs = foreach ($name in $Query.Keys) {
        "$name=$([uri]::EscapeDataString($Query[$name]))"
    }
    $text = "$($Storage[$Service])/$Path"
    if ($pairs) {
        $text += '?' + ($pairs -join '&')
    }

    $request = [System.Net.Http.HttpRequestMessage]::new($Method, $text)
    $request.Headers.Add('x-ms-version', '2021-12-02')
    $request.Headers.Add('x-ms-date', [datetime]::UtcNow.ToString('R', [cultureinfo]::InvariantCulture))
    foreach ($name in $Header.Keys) {
        $request.Headers.Add($name, [string] $Header[$name])
    }

    if ($Method -ne 'GET' -and $Method -ne 'HEAD') {
        if ($null -eq $Body) {
            $Body = [byte[]]::new(0)
        }

        $request.Content = [System.Net.Http.ByteArrayContent]::new($Body)
    }

    & $Storage.Authorize $request $Query
    $request
}

# A shared key signs the method, some headers, the path and the query:
# https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
function NewKeyAuthorization ([string] $Account, [string] $Key) {
    $hash = [System.Security.Cryptography.HMACSHA256]::new([Convert]::FromBase64String($Key))
    {
        param([System.Net.Http.HttpRequestMessage] $Request, [hashtable] $Query)

        $length = ''
        if ($Request.Content -and $Request.Content.Headers.ContentLength) {
            $length = $Request.Content.Headers.ContentLength
        }

        $lines = [System.Collections.Generic.List[string]]@($Request.Method.Method, '', '', $length, '', '', '', '', '', "$($Request.Headers.IfNoneMatch)", '', '')
        $signed = [System.Collections.Generic.SortedDictionary[string, string]]::new([StringComparer]::Ordinal)
        foreach ($entry in $Request.Headers) {
            if ($entry.Key.StartsWith('x-ms-', [StringComparison]::OrdinalIgnoreCase)) {
                $signed[$entry.Key.ToLowerInvariant()] = $entry.Value -join ','
            }
        }

        foreach ($entry in $signed.GetEnumerator()) {
            $lines.Add("$($entry.Key):$($entry.Value)")
        }

        $lines.Add("/$Account$($Request.RequestUri.AbsolutePath)")
        $signed.Clear()
        foreach ($name in $Query.Keys) {
            $signed[$name.ToLowerInvariant()] = $Query[$name]
        }

        foreach ($entry in $signed.GetEnumerator()) {
            $lines.Add("$($entry.Key):$($entry.Value)")
        }

        $signature = [Convert]::ToBase64String($hash.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($lines -join "`n")))
        $Request.Headers.Authorization = [System.Net.Http.Headers.AuthenticationHeaderValue]::new('SharedKey', "${Account}:$signature")
    }.GetNewClosure()
}

function NewSignatureAuthorization ([string] $Signature) {
    $Signature = $Signature.TrimStart('?')
    {
        param([System.Net.Http.HttpRequestMessage] $Request)

        $separator = if ($Request.RequestUri.Query) { '&' } else { '?' }
        $Request.RequestUri = "$($Request.RequestUri.AbsoluteUri)$separator$Signature"
    }.GetNewClosure()
}

# The platform's endpoint for managed identities: that of App Service, Container Apps and Automation, otherwise that of virtual machines.
function NewIdentityAuthorization {
    $token = @{ Text = $null; ExpiresOn = [datetimeoffset]::MinValue }
    {
        param([System.Net.Http.HttpRequestMessage] $Request)

        if ([datetimeoffset]::UtcNow.AddMinutes(5) -gt $token.ExpiresOn) {
            $query = 'resource=https%3A%2F%2Fstorage.azure.com%2F'
            if ($env:IDENTITY_ENDPOINT) {
                $answer = Invoke-RestMethod "$($env:IDENTITY_ENDPOINT)?api-version=2019-08-01&$query" -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER } -NoProxy -Verbose:$false
            }
            else {
                $answer = Invoke-RestMethod "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&$query" -Headers @{ Metadata = 'true' } -NoProxy -Verbose:$false
            }

            $token.Text = $answer.access_token
            $token.ExpiresOn = [datetimeoffset]::FromUnixTimeSeconds($answer.expires_on)
        }

        $Request.Headers.Authorization = [System.Net.Http.Headers.AuthenticationHeaderValue]::new('Bearer', $token.Text)
    }.GetNewClosure()
}

<#
.SYNOPSIS
    Creates a container or a queue, unless it exists.
#>
function Initialize-CallStorage ([hashtable] $Storage, [string] $Container, [string] $Queue) {
    $null = Invoke-CallStorage $Storage Blob PUT $Container @{ restype = 'container' } -Expected 409
    foreach ($name in $Queue, "$Queue-poison") {
        $null = Invoke-CallStorage $Storage Queue PUT $name -Expected 409
    }
}

<#
.SYNOPSIS
    Adds a message to a queue. It does not expire.
#>
function Send-CallMessage ([hashtable] $Storage, [string] $Queue, [string] $Text) {
    $body = "<QueueMessage><MessageText>$([System.Security.SecurityElement]::Escape($Text))</MessageText></QueueMessage>"
    $null = Invoke-CallStorage $Storage Queue POST "$Queue/messages" @{ messagettl = '-1' } -Body $script:Utf8.GetBytes($body)
}

<#
.SYNOPSIS
    Takes a message from a queue, and hides it from others for a time. Returns nothing if no message is visible.
#>
function Receive-CallMessage ([hashtable] $Storage, [string] $Queue, [int] $HiddenSeconds) {
    $response = Invoke-CallStorage $Storage Queue GET "$Queue/messages" @{ numofmessages = '1'; visibilitytimeout = "$HiddenSeconds" }
    foreach ($message in (ConvertFrom-CallXml $response.Content).SelectNodes('//QueueMessage')) {
        [pscustomobject]@{
            Queue        = $Queue
            Id           = $message.MessageId
            PopReceipt   = $message.PopReceipt
            DequeueCount = [int] $message.DequeueCount
            Text         = $message.MessageText
        }
    }
}

<#
.SYNOPSIS
    Hides a received message for a further time, which can be 0. Every change of a message creates a new pop receipt.
.DESCRIPTION
    A message that another receiver has taken since, or deleted, is left alone.
#>
function Hide-CallMessage ([hashtable] $Storage, [object] $Message, [int] $HiddenSeconds) {
    $query = @{ popreceipt = $Message.PopReceipt; visibilitytimeout = "$HiddenSeconds" }
    $response = Invoke-CallStorage $Storage Queue PUT "$($Message.Queue)/messages/$($Message.Id)" $query -Expected 400, 404 -RetryCount 0
    if ($response.Status -lt 300) {
        $Message.PopReceipt = $response.Header['x-ms-popreceipt']
    }
}

<#
.SYNOPSIS
    Deletes a received message. A message that another receiver has taken since, or deleted, is left alone.
#>
function Complete-CallMessage ([hashtable] $Storage, [object] $Message) {
    $null = Invoke-CallStorage $Storage Queue DELETE "$($Message.Queue)/messages/$($Message.Id)" @{ popreceipt = $Message.PopReceipt } -Expected 400, 404
}

<#
.SYNOPSIS
    Returns the number of messages in a queue, including hidden ones.
#>
function Measure-CallMessage ([hashtable] $Storage, [string] $Queue) {
    $response = Invoke-CallStorage $Storage Queue GET $Queue @{ comp = 'metadata' }
    [int] $response.Header['x-ms-approximate-messages-count']
}

<#
.SYNOPSIS
    Takes the lease of a blob, and returns it. Returns nothing if another worker holds the lease, or if the blob does not exist.
#>
function Lock-CallBlob ([hashtable] $Storage, [string] $Path, [int] $Seconds) {
    $sentAt = [datetime]::UtcNow
    $header = @{ 'x-ms-lease-action' = 'acquire'; 'x-ms-lease-duration' = $Seconds }
    $response = Invoke-CallStorage $Storage Blob PUT $Path @{ comp = 'lease' } $header -Expected 404, 409
    if ($response.Status -lt 300) {
        [pscustomobject]@{ Path = $Path; Id = $response.Header['x-ms-lease-id']; Seconds = $Seconds; RenewedAt = $sentAt }
    }
}

<#
.SYNOPSIS
    Returns whether a blob exists.
#>
function Test-CallBlob ([hashtable] $Storage, [string] $Path) {
    (Invoke-CallStorage $Storage Blob HEAD $Path -Expected 404).Status -ne 404
}

<#
.SYNOPSIS
    Renews a lease, and returns whether the worker still holds it.
#>
function Confirm-CallLease ([hashtable] $Storage, [object] $Lease) {
    $sentAt = [datetime]::UtcNow
    $header = @{ 'x-ms-lease-action' = 'renew'; 'x-ms-lease-id' = $Lease.Id }
    $response = Invoke-CallStorage $Storage Blob PUT $Lease.Path @{ comp = 'lease' } $header -Expected 404, 409, 412 -RetryCount 0
    $isHeld = $response.Status -lt 300
    if ($isHeld) {
        $Lease.RenewedAt = $sentAt
    }

    $isHeld
}

<#
.SYNOPSIS
    Releases a lease. A lease that is lost is left alone.
#>
function Unlock-CallBlob ([hashtable] $Storage, [object] $Lease) {
    $header = @{ 'x-ms-lease-action' = 'release'; 'x-ms-lease-id' = $Lease.Id }
    $null = Invoke-CallStorage $Storage Blob PUT $Lease.Path @{ comp = 'lease' } $header -Expected 404, 409, 412
}

<#
.SYNOPSIS
    Appends bytes to a leased blob at a position, and returns the position after them. Returns -1 if the lease is lost.
.DESCRIPTION
    Only the holder of the lease appends. If the position differs, the service has therefore accepted an earlier request whose response was
    lost, and the length of the blob is the position of the next bytes.
#>
function Add-CallBlob ([hashtable] $Storage, [object] $Lease, [long] $Position, [byte[]] $Content, [int] $RetryCount) {
    $header = @{ 'x-ms-lease-id' = $Lease.Id; 'x-ms-blob-condition-appendpos' = $Position }
    $response = Invoke-CallStorage $Storage Blob PUT $Lease.Path @{ comp = 'appendblock' } $header -Body $Content -Expected 404, 409, 412 -RetryCount $RetryCount
    if ($response.Status -lt 300) {
        return $Position + $Content.Length
    }

    if ($response.Header['x-ms-error-code'] -ne 'AppendPositionConditionNotMet') {
        return -1
    }

    $response = Invoke-CallStorage $Storage Blob HEAD $Lease.Path -Header @{ 'x-ms-lease-id' = $Lease.Id } -Expected 404, 409, 412 -RetryCount $RetryCount
    if ($response.Status -lt 300) {
        [long] $response.Header['Content-Length']
    }
    else {
        -1
    }
}

<#
.SYNOPSIS
    Returns the headers that set the metadata of a blob. Values can contain any character.
#>
function ConvertTo-CallMetadata ([hashtable] $Metadata) {
    $header = @{}
    foreach ($name in $Metadata.Keys) {
        $header["x-ms-meta-$name"] = [uri]::EscapeDataString("$($Metadata[$name])")
    }

    $header
}

<#
.SYNOPSIS
    Returns the metadata of a blob from the headers of a response.
#>
function ConvertFrom-CallMetadata ([hashtable] $Header) {
    $metadata = @{}
    foreach ($name in $Header.Keys) {
        if ($name -like 'x-ms-meta-*') {
            $metadata[$name.Substring('x-ms-meta-'.Length).ToLowerInvariant()] = [uri]::UnescapeDataString($Header[$name])
        }
    }

    $metadata
}

Export-ModuleMember -Function *-Call*
