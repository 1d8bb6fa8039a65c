<#
.SYNOPSIS
    Processes the parts of call jobs until the queue is empty or the worker is stopped.
.DESCRIPTION
    Run any number of workers, on any machines. A worker may end at any moment, even without notice: it leases the journal of its part, and
    appends the rows to it as they finish, at most two seconds later. After the lease expires, another worker continues from the journal.
    The lease and the position of each append exclude two writers. The message of a part is deleted last.

    On SIGTERM, which container platforms send before they stop a container, the worker reads no more rows, waits for the rows in flight,
    and returns its part to the queue. Nothing is sent twice.

    A part that fails is attempted again. After five attempts, its message moves to the queue <Queue>-poison.
.EXAMPLE
    ./Start-CallWorker.ps1 -Endpoint https://contoso.communication.azure.com -StorageAccount contosocalls -ThrottleLimit 32
    Processes parts. The managed identity of the machine signs in to both services.
.OUTPUTS
    One object for each part, with the counts of its rows.
#>

#requires -Version 7.4

[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The functions use the parameters.')]
param(
    [Parameter(Mandatory)]
    [uri] $Endpoint,

    # A connection string of the storage account, with an access key or a shared access signature.
    [string] $StorageConnectionString = $env:AZURE_STORAGE_CONNECTION_STRING,

    # The name of a storage account that the managed identity of this machine can access. Used without a connection string.
    [string] $StorageAccount = $env:AZURE_STORAGE_ACCOUNT,

    [string] $Container = 'calls',

    [string] $Queue = 'calls',

    # Processes only this part, for a platform that receives the messages itself, such as Azure Functions. An incomplete part is an error.
    [string] $Part,

    # The number of times that the platform has delivered the part.
    [int] $Attempt = 1,

    # The maximum number of rows in flight of this worker.
    [int] $ThrottleLimit = 16,

    # After this time without a sign of life, another worker continues the part.
    [ValidateRange(15, 60)]
    [int] $LeaseSeconds = 60,

    # The time before a failed part is attempted again.
    [int] $RetryDelaySeconds = 60,

    # The time that the rows in flight have to finish after SIGTERM. It must be shorter than the grace period of the platform.
    [int] $StopTimeoutSeconds = 20
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'

# Azure Automation imports CallStorage as a module, and stores a runbook without the files beside it.
$module = Join-Path $PSScriptRoot CallStorage.psm1
if (-not (Test-Path $module)) {
    $module = 'CallStorage'
}

Import-Module $module -Verbose:$false
$maximumAttempts = 5
$worker = "$([Environment]::MachineName)/$PID"

# Returns a registration that sets an event on SIGTERM instead of ending the process. The signal arrives on a thread that cannot run
# scripts, so the handler is compiled.
function Register-StopSignal ([System.Threading.ManualResetEventSlim] $StopEvent) {
    $context = [System.Linq.Expressions.Expression]::Parameter([System.Runtime.InteropServices.PosixSignalContext])
    $body = [System.Linq.Expressions.Expression]::Block(
        [System.Linq.Expressions.Expression]::Assign(
            [System.Linq.Expressions.Expression]::Property($context, 'Cancel'),
            [System.Linq.Expressions.Expression]::Constant($true)),
        [System.Linq.Expressions.Expression]::Call([System.Linq.Expressions.Expression]::Constant($StopEvent), 'Set', $null))
    $handler = [System.Linq.Expressions.Expression]::Lambda([Action[System.Runtime.InteropServices.PosixSignalContext]], $body, $context).Compile()
    [System.Runtime.InteropServices.PosixSignalRegistration]::Create('SIGTERM', $handler)
}

# Sends the rows of a part, in a thread of its own, so that this script can renew the lease meanwhile and stop the pipeline.
$sendRows = {
    param($ModulePath, $Csv, $Journal, $Session, $ThrottleLimit, $Stopping, $Count)

    $ErrorActionPreference = 'Stop'
    Import-Module $ModulePath
    Import-Csv -LiteralPath $Csv |
        Where-Object {
            # A stopped worker reads the rest of the file, but sends none of its rows.
            $isRead = -not $Stopping.IsSet
            $Count.Read += [int] $isRead
            $isRead
        } |
        Stop-AcsDtmfRecognition -JournalPath $Journal -ThrottleLimit $ThrottleLimit -Session $Session -ErrorAction SilentlyContinue |
        ForEach-Object { $Count["$($_.Status)"]++ }
}

# Appends the new complete lines of the local journal to the blob, and returns whether the worker still holds the lease.
function Publish-Journal ([object] $Work, [int] $RetryCount = 0) {
    $file = [IO.FileStream]::new($Work.Journal, 'Open', 'Read', 'ReadWrite, Delete')
    try {
        $file.Position = $Work.Published
        $buffer = [byte[]]::new([math]::Min($file.Length - $Work.Published, 4MB))
        $length = [Array]::LastIndexOf($buffer, [byte] 10, $file.Read($buffer, 0, $buffer.Length) - 1) + 1
    }
    finally {
        $file.Dispose()
    }

    if ($length -gt 0) {
        [Array]::Resize([ref] $buffer, $length)
        $position = Add-CallBlob $storage $Work.Lease $Work.Published $buffer $RetryCount
        if ($position -lt 0) {
            return $false
        }

        $Work.Published = $position
    }

    $Work.PublishedAt = [datetime]::UtcNow
    $true
}

# Records the state of the part for Get-CallJob.ps1.
function Publish-State ([object] $Work, [int] $RetryCount = 0) {
    $count = $Work.Count
    $Work.State.sent = $count.Succeeded + $count.Failed
    if ($count.Read) {
        $Work.State.succeeded = $count.Succeeded + $count.Skipped
        $Work.State.failed = $count.Failed
    }

    $Work.State.updatedat = [datetime]::UtcNow.ToString('o')
    $header = (ConvertTo-CallMetadata $Work.State) + @{ 'x-ms-lease-id' = $Work.Lease.Id }
    $null = Invoke-CallStorage $storage Blob PUT $Work.Lease.Path @{ comp = 'metadata' } $header -Expected 404, 409, 412 -RetryCount $RetryCount
}

# Renews the lease and publishes the journal when they are due, and returns whether the worker still holds the lease.
function Sync-Part ([object] $Work) {
    $isHeld = $true
    $now = [datetime]::UtcNow
    try {
        if ($now -gt $Work.Lease.RenewedAt.AddSeconds($LeaseSeconds / 3)) {
            $isHeld = Confirm-CallLease $storage $Work.Lease
            if ($isHeld -and $Work.Message.Id) {
                # The message appears again after the lease expires.
                Hide-CallMessage $storage $Work.Message ($LeaseSeconds + 1)
            }

            if ($isHeld) {
                Publish-State $Work
            }
        }

        if ($isHeld -and $now -gt $Work.PublishedAt.AddSeconds(1)) {
            $isHeld = Publish-Journal $Work
        }
    }
    catch {
        Write-Warning "$($Work.Path): $_"
    }

    # A request can take three seconds, so a lease that nearly expires counts as lost.
    $isHeld -and [datetime]::UtcNow -lt $Work.Lease.RenewedAt.AddSeconds($LeaseSeconds - 3)
}

# Processes a part whose journal is leased. Sets Outcome: Done, Stopped, Lost or Failed.
function Send-Part ([object] $Work) {
    $arguments = (Join-Path (Get-Command Stop-AcsDtmfRecognition).Module.ModuleBase AcsDtmf.psd1),
        $Work.Csv, $Work.Journal, $session, $ThrottleLimit, $stopping, $Work.Count
    $job = Start-ThreadJob $sendRows -ArgumentList $arguments
    $stopBy = $null
    try {
        while ($job.State -in 'NotStarted', 'Running') {
            $null = Wait-Job $job -Timeout 0.25
            if (-not (Sync-Part $Work)) {
                $Work.Outcome = 'Lost'
                return
            }

            if ($stopping.IsSet) {
                if (-not $stopBy) {
                    $stopBy = [datetime]::UtcNow.AddSeconds($StopTimeoutSeconds)
                    Write-Warning "$($Work.Path): stopping, rows in flight: $(Measure-InFlight $Work.Count)"
                }

                if ([datetime]::UtcNow -gt $stopBy) {
                    Write-Warning "$($Work.Path): rows in flight did not finish and are sent again: $(Measure-InFlight $Work.Count)"
                    break
                }
            }
        }

        if ($job.State -eq 'Failed') {
            $Work.Outcome = 'Failed'
            $Work.State.error = "$($job.JobStateInfo.Reason.Message)"
        }
        elseif ($Work.Count.Succeeded + $Work.Count.Skipped + $Work.Count.Failed -eq $Work.State.rows) {
            $Work.Outcome = 'Done'
        }
        elseif (-not $stopping.IsSet) {
            $Work.Outcome = 'Failed'
            $Work.State.error = "The part has $($Work.Count.Read) rows instead of $($Work.State.rows). Restore $Container/$($Work.Path)."
        }
    }
    finally {
        # A stopped command sends no further row, and writes the finished rows to the local journal.
        Stop-Job $job
        Remove-Job $job -Force
    }
}

function Measure-InFlight ([hashtable] $Count) {
    $Count.Read - $Count.Succeeded - $Count.Skipped - $Count.Failed
}

# Processes a message, and returns the outcome of its part. Nothing is returned if another worker has leased the part, or if the part was
# deleted, which cancels a job.
function Invoke-Part ([object] $Message) {
    $path = $Message.Text
    $blob = "$Container/$([IO.Path]::ChangeExtension($path, '.journal'))"
    $lease = Lock-CallBlob $storage $blob $LeaseSeconds
    if (-not $lease) {
        if (Test-CallBlob $storage $blob) {
            Write-Verbose "$path is leased by another worker."
        }
        else {
            Write-Warning "$path does not exist. Its message is deleted."
            if ($Message.Id) {
                Complete-CallMessage $storage $Message
            }
        }

        return
    }

    $folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())) -ItemType Directory).FullName
    $work = [pscustomobject]@{
        Path        = $path
        Message     = $Message
        Lease       = $lease
        Csv         = Join-Path $folder part.csv
        Journal     = Join-Path $folder part.journal
        State       = $null
        Count       = [hashtable]::Synchronized(@{ Read = 0; Succeeded = 0; Skipped = 0; Failed = 0 })
        Published   = 0
        PublishedAt = [datetime]::UtcNow
        Outcome     = 'Stopped'
    }
    try {
        $recorded = Invoke-CallStorage $storage Blob GET $blob -Transfer
        $work.State = ConvertFrom-CallMetadata $recorded.Header
        if ($work.State.state -eq 'Done') {
            # A message can be delivered twice.
            $work.Outcome = 'Done'
        }
        elseif ($Message.DequeueCount -gt $maximumAttempts) {
            $work.Outcome = 'Failed'
            $work.State.error = 'The workers of all attempts ended without notice.'
        }
        else {
            $work.State.Remove('error')
            $work.State.state = 'Running'
            $work.State.worker = $worker
            $work.State.attempt = $Message.DequeueCount
            $work.State.startedat = [datetime]::UtcNow.ToString('o')
            Publish-State $work
            [IO.File]::WriteAllBytes($work.Csv, (Invoke-CallStorage $storage Blob GET "$Container/$path" -Transfer).Content)
            [IO.File]::WriteAllBytes($work.Journal, $recorded.Content)
            $work.Published = $recorded.Content.Length
            Send-Part $work
        }
    }
    catch {
        $work.Outcome = 'Failed'
        if ($work.State) {
            $work.State.error = "$_"
        }
    }
    finally {
        Complete-Part $work
        Remove-Item $folder -Recurse
    }

    [pscustomobject]@{
        Part      = $path
        Outcome   = $work.Outcome
        Attempt   = $Message.DequeueCount
        Succeeded = $work.Count.Succeeded
        Skipped   = $work.Count.Skipped
        Failed    = $work.Count.Failed
        Error     = if ($work.State) { $work.State.error }
    }
}

# Publishes the rest of the journal and the state, releases the lease, and passes on the message.
function Complete-Part ([object] $Work) {
    if ($Work.Outcome -eq 'Lost') {
        # The part belongs to another worker.
        return
    }

    if (Test-Path $Work.Journal) {
        do {
            $before = $Work.Published
            if (-not (Publish-Journal $Work -RetryCount 2)) {
                $Work.Outcome = 'Lost'
                return
            }
        } while ($Work.Published -gt $before)
    }

    $isPoison = $Work.Outcome -eq 'Failed' -and $Work.Message.DequeueCount -ge $maximumAttempts
    if ($Work.State) {
        $Work.State.state = if ($isPoison) { 'Poison' } elseif ($Work.Outcome -eq 'Done') { 'Done' } else { 'Waiting' }
        Publish-State $Work -RetryCount 2
    }

    Unlock-CallBlob $storage $Work.Lease
    if (-not $Work.Message.Id) {
        return
    }

    switch ($Work.Outcome) {
        'Stopped' {
            # A new message starts with no attempts, because the part has not failed.
            Send-CallMessage $storage $Queue $Work.Path
            Complete-CallMessage $storage $Work.Message
        }
        'Done' {
            Complete-CallMessage $storage $Work.Message
        }
        default {
            if ($isPoison) {
                Send-CallMessage $storage "$Queue-poison" $Work.Path
                Complete-CallMessage $storage $Work.Message
            }
            else {
                Hide-CallMessage $storage $Work.Message $RetryDelaySeconds
            }
        }
    }
}

$stopping = [System.Threading.ManualResetEventSlim]::new()
$registration = Register-StopSignal $stopping
$storage = Get-CallStorage -ConnectionString $StorageConnectionString -AccountName $StorageAccount
$session = Connect-AcsCalling -Endpoint $Endpoint -ManagedIdentity
try {
    if ($Part) {
        $result = Invoke-Part ([pscustomobject]@{ Text = $Part; Id = $null; DequeueCount = $Attempt })
        $result
        if ($result.Outcome -ne 'Done') {
            throw "$Part is incomplete. $($result.Error)"
        }

        return
    }

    while (-not $stopping.IsSet) {
        $message = Receive-CallMessage $storage $Queue ($LeaseSeconds + 1)
        if ($message) {
            Invoke-Part $message
        }
        elseif ((Measure-CallMessage $storage $Queue) -eq 0) {
            break
        }
        else {
            # Other workers process the rest. If one of them fails, its part appears again.
            $null = $stopping.Wait([timespan]::FromSeconds(2))
        }
    }
}
finally {
    Disconnect-AcsCalling $session
    $registration.Dispose()
}
