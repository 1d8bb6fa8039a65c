using namespace System.Management.Automation
using namespace System.Management.Automation.Runspaces

<#
    Helpers for tests: the module under test, new PowerShell processes and runspaces, and tab completion.
#>

$script:Manifest = (Resolve-Path ($env:ACSDTMF_MODULE ? $env:ACSDTMF_MODULE : "$PSScriptRoot/../../AcsDtmf.psd1")).Path

function Get-TestedManifest {
    <#
    .SYNOPSIS
        Returns the path of the manifest under test: the one in the checkout, unless ACSDTMF_MODULE names that of an installed package.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param ()

    $script:Manifest
}

function Import-TestedModule {
    <#
    .SYNOPSIS
        Imports the module under test again, which closes the sessions of earlier tests.
    #>
    [CmdletBinding()]
    param ()

    Import-Module $script:Manifest -Force -Global
}

function Get-PowerShellPath {
    <#
    .SYNOPSIS
        Returns the path of this PowerShell. The pwsh in PATH can be the shim of a .NET tool, which does not forward signals.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param ()

    Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
}

function Invoke-FreshShell {
    <#
    .SYNOPSIS
        Runs a script in a new PowerShell process, and returns its output as deserialized objects.
    #>
    [CmdletBinding()]
    param (
        [Parameter(Mandatory, Position = 0)]
        [scriptblock] $ScriptBlock,

        [object[]] $ArgumentList = @()
    )

    & (Get-PowerShellPath) -NoLogo -NoProfile -NonInteractive -Command $ScriptBlock -args $ArgumentList
    if ($LASTEXITCODE -ne 0) {
        throw "The PowerShell process exited with code $LASTEXITCODE."
    }
}

function Get-FreshRunspace {
    <#
    .SYNOPSIS
        Returns a new runspace in this process, with the module imported. The caller disposes it.
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
        Returns the completions at the end of a command line.
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
        Returns an address where nothing listens.
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
