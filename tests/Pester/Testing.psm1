using namespace System.Management.Automation
using namespace System.Management.Automation.Runspaces

<#
    What the tests need beside the emulator: the module under test, other PowerShells to run it in, and Tab.
#>

$script:Manifest = (Resolve-Path ($env:ACSDTMF_MODULE ? $env:ACSDTMF_MODULE : "$PSScriptRoot/../../AcsDtmf.psd1")).Path

function Get-TestedManifest {
    <#
    .SYNOPSIS
        The manifest of the module under test: the one in the checkout, unless ACSDTMF_MODULE names that of an installed package.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param ()

    $script:Manifest
}

function Import-TestedModule {
    <#
    .SYNOPSIS
        A module that is imported afresh has no sessions left of the tests before.
    #>
    [CmdletBinding()]
    param ()

    Import-Module $script:Manifest -Force -Global
}

function Get-PowerShellPath {
    <#
    .SYNOPSIS
        The executable of this very PowerShell. The pwsh on PATH can be the shim of a .NET tool, a parent process that does not pass on signals.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param ()

    Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
}

function Invoke-FreshShell {
    <#
    .SYNOPSIS
        Runs a script in a PowerShell process of its own, where nothing is loaded yet; what it emits comes back deserialized.
    #>
    [CmdletBinding()]
    param (
        [Parameter(Mandatory, Position = 0)]
        [scriptblock] $ScriptBlock,

        [object[]] $ArgumentList = @()
    )

    & (Get-PowerShellPath) -NoLogo -NoProfile -NonInteractive -Command $ScriptBlock -args $ArgumentList
    if ($LASTEXITCODE -ne 0) {
        throw "The other PowerShell ended with $LASTEXITCODE."
    }
}

function Get-FreshRunspace {
    <#
    .SYNOPSIS
        A runspace of its own in this process, with the module imported; the caller disposes it.
    #>
    [CmdletBinding()]
    [OutputType([Runspace])]
    param ()

    $state = [InitialSessionState]::CreateDefault2()
    $state.ImportPSModule($script:Manifest)
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $runspace
}

function Get-Completion {
    <#
    .SYNOPSIS
        What Tab offers at the end of a command line.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory, Position = 0)]
        [string] $CommandLine
    )

    [CommandCompletion]::CompleteInput($CommandLine, $CommandLine.Length, $null).CompletionMatches.CompletionText
}

function Get-DeadEndpoint {
    <#
    .SYNOPSIS
        An address that nobody listens on.
    #>
    [CmdletBinding()]
    [OutputType([uri])]
    param ()

    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    [uri] "http://$($listener.LocalEndpoint)/"
    $listener.Stop()
}

Export-ModuleMember -Function Get-Completion, Get-DeadEndpoint, Get-FreshRunspace, Get-PowerShellPath, Get-TestedManifest, Import-TestedModule, Invoke-FreshShell
