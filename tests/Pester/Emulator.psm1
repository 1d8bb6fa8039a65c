using namespace System.Diagnostics

<#
    Runs the emulator of the service in a process of its own, and speaks to its administration API: a test sets the scene
    with it, and proves by it what was sent and what was not.
#>

# Long enough for the busiest machine. Reaching it is a failure, so it costs nothing otherwise.
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

    # Calls, faults, limits, tokens and records are as they were at the start.
    [void] Reset() {
        $this.WaitUntilIdle()
        $this.Call('Post', 'reset', @{})
    }

    # One participant a call, named in rows that can be piped: CallConnectionId and TargetParticipant.
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

    # One call, with the participants that the test names; returns its id.
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

    # A fault befalls every request that matches, or the first count of them: @{ kind = 'status'; status = 404; count = 1 }.
    [void] AddFault([hashtable] $fault) {
        $this.Call('Post', 'faults', $fault)
    }

    [void] ClearFaults() {
        $this.Call('Delete', 'faults', $null)
    }

    [void] SetRateLimit([hashtable] $limit) {
        $this.Call('Post', 'ratelimit', $limit)
    }

    # How many participants one page of a list holds.
    [void] SetPageSize([int] $size) {
        $this.Call('Post', 'paging', @{ participantPageSize = $size })
    }

    [void] SetLatency([int] $milliseconds) {
        $this.Call('Post', 'latency', @{ latencyMs = $milliseconds })
    }

    [string] NewToken([hashtable] $properties) {
        return $this.Call('Post', 'tokens', $properties).token
    }

    # Every request as it came over the wire, and what became of it.
    [object[]] GetRequests() {
        return $this.Call('Get', 'requests', $null)
    }

    # How many requests were answered or given up; those under way do not count yet.
    [long] CountRequests() {
        return $this.GetState().traffic.requests
    }

    [object] GetState() {
        return $this.Call('Get', 'state', $null)
    }

    # Recognition over all participants: who was stopped, and how often.
    [object] GetSummary() {
        return $this.Call('Get', 'summary', $null)
    }

    # Requests that a client gave up are seen a moment after it did so.
    [void] WaitUntilIdle() {
        $deadline = [datetime]::UtcNow + $script:Patience
        while ($this.GetState().traffic.inFlight -gt 0) {
            if ([datetime]::UtcNow -gt $deadline) {
                throw 'The emulator still has requests under way.'
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
        Starts an emulator on a free port, and returns what speaks to it. It ends with this process, if not before.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It starts a process for a test, which nobody rehearses.')]
    [CmdletBinding()]
    [OutputType('Emulator')]
    param (
        # Further options of the emulator's command line.
        [string[]] $ArgumentList = @()
    )

    # It ends with this process, also when this process is killed.
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
        Ends an emulator.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It ends a process of a test, which nobody rehearses.')]
    [CmdletBinding()]
    param (
        # What Start-Emulator returned; nothing, when it failed.
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
        throw 'The emulator does not say where it listens.'
    }

    if ($reading.Result -notmatch $pattern) {
        $process.Kill()
        throw "The emulator did not start: $($reading.Result)$($process.StandardError.ReadToEnd())"
    }

    $Matches.value
}

Export-ModuleMember -Function Start-Emulator, Stop-Emulator
