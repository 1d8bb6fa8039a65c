using namespace System.Diagnostics

<#
    Restores and runs Azurite, the storage emulator, in the version that tests/Azurite pins.
#>

$script:Folder = (Resolve-Path "$PSScriptRoot/../Azurite").Path
$script:Patience = [timespan]::FromSeconds(60)

# The public key of the emulator's only account.
$script:Key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

function Restore-Azurite {
    <#
    .SYNOPSIS
        Installs Azurite unless it is installed, and returns the reason if that is not possible.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param ()

    foreach ($command in 'node', 'npm') {
        if (-not (Get-Command $command -CommandType Application -ErrorAction Ignore)) {
            return "Azurite requires $command, which is not on PATH."
        }
    }

    # npm writes this file last.
    if (-not (Test-Path "$script:Folder/node_modules/.package-lock.json")) {
        $output = & npm ci --prefix $script:Folder --ignore-scripts --no-audit --no-fund 2>&1
        if ($LASTEXITCODE -ne 0) {
            "npm could not restore Azurite: $($output | Select-Object -Last 3)"
        }
    }
}

function Start-Azurite {
    <#
    .SYNOPSIS
        Starts Azurite on free ports, and returns its process and the connection string. It keeps all data in memory, and ends with this process
        at the latest.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It starts a process for a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param ()

    $start = [ProcessStartInfo]::new('node', @(
            '--require', "$script:Folder/exitWithParent.cjs"
            "$script:Folder/node_modules/azurite/dist/src/azurite.js"
            '--blobPort', 0, '--queuePort', 0, '--tablePort', 0
            '--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry'
        ))
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [Process]::Start($start)
    try {
        $connectionString = "AccountName=devstoreaccount1;AccountKey=$script:Key"
        $deadline = [datetime]::UtcNow + $script:Patience
        foreach ($service in 'Blob', 'Queue') {
            do {
                $reading = $process.StandardOutput.ReadLineAsync()
                if (-not $reading.Wait($deadline - [datetime]::UtcNow) -or $null -eq $reading.Result) {
                    throw "Azurite did not report the address of the $service service."
                }
            } until ($reading.Result -match "^Azurite $service service is successfully listening at (?<address>\S+)$")
            $connectionString += ";${service}Endpoint=$($Matches.address)/devstoreaccount1"
        }

        # The rest is the access log.
        $log = $process.StandardOutput.ReadToEndAsync()
        [pscustomobject]@{ Process = $process; ConnectionString = $connectionString; Log = $log }
    }
    catch {
        $process.Kill()
        throw
    }
}

function Stop-Azurite {
    <#
    .SYNOPSIS
        Stops Azurite.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It ends a process of a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    param (
        # The output of Start-Azurite, or $null if Start-Azurite failed.
        [Parameter(Mandatory, Position = 0)]
        [AllowNull()]
        [object] $Azurite
    )

    if ($Azurite) {
        $Azurite.Process.Kill()
        $Azurite.Process.WaitForExit()
    }
}

function Get-AzuriteSignature {
    <#
    .SYNOPSIS
        Returns a connection string with a shared access signature for all operations on blobs and queues, which expires after an hour.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        # The output of Start-Azurite.
        [Parameter(Mandatory, Position = 0)]
        [object] $Azurite
    )

    # https://learn.microsoft.com/rest/api/storageservices/create-account-sas
    $expiry = [datetime]::UtcNow.AddHours(1).ToString('yyyy-MM-ddTHH:mm:ssZ')
    $text = "devstoreaccount1`nrwdlacup`nbq`nsco`n`n$expiry`n`nhttps,http`n2019-12-12`n"
    $hash = [Security.Cryptography.HMACSHA256]::HashData([Convert]::FromBase64String($script:Key), [Text.Encoding]::UTF8.GetBytes($text))
    $signature = [uri]::EscapeDataString([Convert]::ToBase64String($hash))
    $token = "sv=2019-12-12&ss=bq&srt=sco&sp=rwdlacup&spr=https,http&se=$([uri]::EscapeDataString($expiry))&sig=$signature"
    "$($Azurite.ConnectionString -replace '^.*?(?=BlobEndpoint)');SharedAccessSignature=$token"
}

Export-ModuleMember -Function Get-AzuriteSignature, Restore-Azurite, Start-Azurite, Stop-Azurite
