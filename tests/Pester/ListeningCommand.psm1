<#
    Helpers for tests of commands that listen: they run in their own runspace, while the test posts callbacks.
#>

function Get-ListenPrefix {
    <#
    .SYNOPSIS
        Returns an address to listen on, at a free port.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param ()

    "$(Get-DeadEndpoint)events/"
}

function Start-ListeningCommand {
    <#
    .SYNOPSIS
        Runs a script in its own runspace, and returns when its listener is ready or the script has ended.
    .DESCRIPTION
        The script must use -Verbose, because the verbose message of the command announces the listener. A test cannot try to connect
        instead: the HttpListener of Linux breaks when a client connects while it starts, and leaves that client without a response.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It starts a runspace for a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory, Position = 0)]
        [scriptblock] $Script,

        [Parameter(Position = 1)]
        [object[]] $ArgumentList = @()
    )

    $shell = [powershell]::Create((Get-FreshRunspace))
    $null = $shell.AddScript($Script)
    foreach ($argument in $ArgumentList) {
        $null = $shell.AddArgument($argument)
    }

    $output = [Management.Automation.PSDataCollection[psobject]]::new()
    $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]] $null, $output)
    $watch = [Diagnostics.Stopwatch]::StartNew()
    while (-not $running.IsCompleted -and "$($shell.Streams.Verbose)" -notlike '*Listening for callbacks*') {
        if ($watch.Elapsed.TotalSeconds -ge 60) {
            throw 'The listener is not ready after 60 seconds.'
        }

        Start-Sleep -Milliseconds 20
    }

    [pscustomobject]@{ Shell = $shell; Running = $running; Output = $output }
}

function Complete-ListeningCommand {
    <#
    .SYNOPSIS
        Waits until the script has ended, and returns its output.
    #>
    [CmdletBinding()]
    param (
        [Parameter(Mandatory, Position = 0)]
        [object] $Command,

        [timespan] $Within = '00:01'
    )

    if (-not $Command.Running.AsyncWaitHandle.WaitOne($Within)) {
        throw "The command does not end within $Within."
    }

    $Command.Shell.EndInvoke($Command.Running)
    $Command.Output
}

function Stop-ListeningCommand {
    <#
    .SYNOPSIS
        Stops the script if it still runs, and disposes its runspace.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It ends a runspace of a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    param (
        [Parameter(Position = 0)]
        [object] $Command
    )

    if ($Command) {
        $null = $Command.Shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne([timespan]::FromMinutes(1))
        $Command.Shell.Runspace.Dispose()
        $Command.Shell.Dispose()
    }
}

Export-ModuleMember -Function Complete-ListeningCommand, Get-ListenPrefix, Start-ListeningCommand, Stop-ListeningCommand
