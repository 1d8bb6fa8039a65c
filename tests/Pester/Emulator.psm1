using namespace System.Diagnostics

<#
    Runs the emulator of the service in its own process, and calls its administration API. A test arranges calls and faults with it,
    and checks which requests were sent.
#>

# The limit is long enough for a busy machine. Only a failing test reaches it.
$script:Patience = [timespan]::FromSeconds(60)

class Emulator {
    [uri] $Endpoint
    [string] $ConnectionString
    [string] $AccessKey
    [Process] $Process

    Emulator([Process] $process, [uri] $endpoint, [string] $connectionString) {
        $this.Process = $process
        $this.Endpoint = $endpoint
        $this.ConnectionString = $connectionString
        $this.AccessKey = $connectionString -replace '^.*accesskey='
    }

    # Restores the initial calls, faults, limits, tokens and records.
    [void] Reset() {
        $this.WaitUntilIdle()
        $this.Call('Post', 'reset', @{})
    }

    # Adds calls with one participant each, and returns a row for each participant that can be piped: CallConnectionId and TargetParticipant.
    [object[]] AddCalls([int] $count) {
        return $this.AddCalls($count, 1)
    }

    [object[]] AddCalls([int] $count, [int] $participantsPerCall) {
        $ids = $this.Call('Post', 'calls', @{ count = $count; participantsPerCall = $participantsPerCall }).callConnectionIds
        $participants = @{}
        foreach ($call in $this.Call('Get', 'calls', $null)) {
            $participants[$call.callConnectionId] = $call.participants.rawId
        }

        $rows = foreach ($id in $ids) {
            foreach ($rawId in $participants[$id]) {
                [pscustomobject]@{ CallConnectionId = $id; TargetParticipant = $rawId }
            }
        }
        return $rows
    }

    # Adds one call with the specified participants, and returns its id.
    [string] AddCall([string[]] $rawIds) {
        $participants = @($rawIds | ForEach-Object { @{ rawId = $_ } })
        return $this.Call('Post', 'calls', @{ participants = $participants }).callConnectionId
    }

    [object] GetCall([string] $id) {
        return $this.Call('Get', "calls/$id", $null)
    }

    [void] SetCall([string] $id, [hashtable] $change) {
        $this.Call('Patch', "calls/$id", $change)
    }

    # Adds a fault for every matching request, or for the specified count of them: @{ kind = 'status'; status = 404; count = 1 }.
    [void] AddFault([hashtable] $fault) {
        $this.Call('Post', 'faults', $fault)
    }

    [void] ClearFaults() {
        $this.Call('Delete', 'faults', $null)
    }

    [void] SetRateLimit([hashtable] $limit) {
        $this.Call('Post', 'ratelimit', $limit)
    }

    # Sets the number of participants on one page of a list.
    [void] SetPageSize([int] $size) {
        $this.Call('Post', 'paging', @{ participantPageSize = $size })
    }

    [void] SetLatency([int] $milliseconds) {
        $this.Call('Post', 'latency', @{ latencyMs = $milliseconds })
    }

    [string] NewToken([hashtable] $properties) {
        return $this.Call('Post', 'tokens', $properties).token
    }

    # Returns every request as it was received, with its outcome.
    [object[]] GetRequests() {
        return $this.Call('Get', 'requests', $null)
    }

    # Returns the number of requests that were answered or abandoned. Requests in flight do not count.
    [long] CountRequests() {
        return $this.GetState().traffic.requests
    }

    [object] GetState() {
        return $this.Call('Get', 'state', $null)
    }

    # Returns the numbers of participants that were started and stopped.
    [object] GetSummary() {
        return $this.Call('Get', 'summary', $null)
    }

    # Waits until no request is in flight. The emulator notices an abandoned request after a delay.
    [void] WaitUntilIdle() {
        $deadline = [datetime]::UtcNow + $script:Patience
        while ($this.GetState().traffic.inFlight -gt 0) {
            if ([datetime]::UtcNow -gt $deadline) {
                throw 'The emulator still has requests in flight.'
            }

            Start-Sleep -Milliseconds 20
        }
    }

    [object] Call([string] $method, [string] $path, [object] $body) {
        $request = @{
            Method     = $method
            Uri        = "$($this.Endpoint)emulator/$path"
            TimeoutSec = $script:Patience.TotalSeconds
        }
        if ($null -ne $body) {
            $request.Body = ConvertTo-Json $body -Depth 5
            $request.ContentType = 'application/json; charset=utf-8'
        }

        return Invoke-RestMethod @request -ProgressAction SilentlyContinue -Verbose:$false -Debug:$false
    }
}

function Start-Emulator {
    <#
    .SYNOPSIS
        Starts an emulator on a free port, and returns an object that controls it. The emulator ends with this process at the latest.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It starts a process for a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    [OutputType('Emulator')]
    param (
        # Additional command-line options of the emulator.
        [string[]] $ArgumentList = @()
    )

    # The emulator ends with this process, even if this process is killed.
    $start = [ProcessStartInfo]::new('dotnet', @(FindEmulator; '--port'; 0; '--parent-pid'; $PID) + $ArgumentList)
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [Process]::Start($start)
    try {
        $endpoint = ReadLine $process '^Listening on (?<value>\S+)$'
        $connectionString = ReadLine $process '^Connection string: (?<value>\S+)$'
        [Emulator]::new($process, $endpoint, $connectionString)
    }
    catch {
        $process.Kill()
        throw
    }
}

function Stop-Emulator {
    <#
    .SYNOPSIS
        Stops an emulator.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It ends a process of a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    param (
        # The output of Start-Emulator, or $null if Start-Emulator failed.
        [Parameter(Mandatory, Position = 0)]
        [AllowNull()]
        [Emulator] $Emulator
    )

    if ($Emulator) {
        $Emulator.Process.Kill()
        $Emulator.Process.WaitForExit()
        $Emulator.Process.Dispose()
    }
}

function FindEmulator {
    if ($env:ACSDTMF_EMULATOR) {
        return $env:ACSDTMF_EMULATOR
    }

    $built = Get-ChildItem "$PSScriptRoot/../../src/AcsDtmf.Emulator/bin/*/net10.0/AcsDtmf.Emulator.dll" |
        Sort-Object LastWriteTime |
        Select-Object -Last 1
    if (-not $built) {
        throw 'The emulator is not built. Run: dotnet build src/AcsDtmf.Emulator'
    }

    $built.FullName
}

function ReadLine([Process] $process, [string] $pattern) {
    $reading = $process.StandardOutput.ReadLineAsync()
    if (-not $reading.Wait($script:Patience)) {
        throw 'The emulator did not report its address.'
    }

    if ($reading.Result -notmatch $pattern) {
        $process.Kill()
        throw "The emulator did not start: $($reading.Result)$($process.StandardError.ReadToEnd())"
    }

    $Matches.value
}

Export-ModuleMember -Function Start-Emulator, Stop-Emulator
