using namespace System.Diagnostics
using module ./Emulator.psm1

<#
    Runs the workers of docs/examples/fan-out in their own PowerShell processes, and reads from the emulator's record what they sent.
#>

$script:Examples = (Resolve-Path "$PSScriptRoot/../../docs/examples/fan-out").Path

function Start-Worker {
    <#
    .SYNOPSIS
        Starts a worker. It takes the credentials from the environment of this process.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It starts a process for a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        # The parameters of Start-CallWorker.ps1.
        [Parameter(Mandatory, Position = 0)]
        [hashtable] $Parameter
    )

    $arguments = foreach ($name in $Parameter.Keys) { "-$name '$($Parameter[$name])'" }
    $command = "Import-Module '$(Get-TestedManifest)'; & '$script:Examples/Start-CallWorker.ps1' $arguments | ConvertTo-Json -Compress"
    $start = [ProcessStartInfo]::new((Get-PowerShellPath), @('-NoLogo', '-NoProfile', '-NonInteractive', '-Command', $command))
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [Process]::Start($start)
    [pscustomobject]@{
        Process = $process
        Output  = $process.StandardOutput.ReadToEndAsync()
        Errors  = $process.StandardError.ReadToEndAsync()
    }
}

function Wait-Worker {
    <#
    .SYNOPSIS
        Waits until the workers exit, and fails if a worker does not exit in time or reports an error.
    #>
    [CmdletBinding()]
    param (
        [Parameter(Mandatory, Position = 0)]
        [object[]] $Worker,

        [timespan] $Timeout = [timespan]::FromMinutes(10)
    )

    $deadline = [datetime]::UtcNow + $Timeout
    foreach ($item in $Worker) {
        $left = [math]::Max(0, ($deadline - [datetime]::UtcNow).TotalMilliseconds)
        if (-not $item.Process.WaitForExit([int] $left)) {
            throw "A worker did not exit within $Timeout."
        }

        if ($item.Process.ExitCode -ne 0 -or $item.Errors.Result) {
            throw "A worker exited with code $($item.Process.ExitCode): $($item.Errors.Result)$($item.Output.Result)"
        }
    }
}

function Get-StopRequest {
    <#
    .SYNOPSIS
        Returns the stops that the emulator recorded, in the order of arrival: the row, the worker (its token), the time and the status.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory, Position = 0)]
        [Emulator] $Emulator
    )

    $stops = foreach ($request in $Emulator.GetRequests()) {
        if ($request.operation -eq 'stopContinuousDtmfRecognition') {
            [pscustomobject]@{
                Row    = "$($request.callConnectionId)|$($request.targetRawId)"
                Call   = $request.callConnectionId
                Worker = $request.headers.Authorization
                Time   = ([datetime] $request.time).ToUniversalTime()
                Status = $request.status
            }
        }
    }
    $stops | Sort-Object Time
}

function Get-PartOfCall {
    <#
    .SYNOPSIS
        Returns the part of each call of a job, from the blobs of the parts.
    #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory, Position = 0)]
        [hashtable] $Storage,

        [Parameter(Mandatory, Position = 1)]
        [string] $Container,

        [Parameter(Mandatory, Position = 2)]
        [object] $Job
    )

    $parts = @{}
    foreach ($part in $Job.Parts.Part) {
        $text = [Text.Encoding]::UTF8.GetString((Invoke-CallStorage $Storage Blob GET "$Container/$part").Content)
        foreach ($row in $text | ConvertFrom-Csv) {
            $parts[$row.CallConnectionId] = $part
        }
    }

    $parts
}

Export-ModuleMember -Function Get-PartOfCall, Get-StopRequest, Start-Worker, Wait-Worker
