<#
.SYNOPSIS
    Builds, tests and packages AcsDtmf.
.DESCRIPTION
    This script is the entry point of every task. It requires the .NET SDK. Each task runs in the PowerShell that the repository pins as a
    .NET tool, unless the environment variable ACSDTMF_PWSH specifies another one.
.EXAMPLE
    ./build.ps1
    Builds the module, so that Import-Module ./AcsDtmf.psd1 works.
.EXAMPLE
    ./build.ps1 -Task Test
    Runs every test.
.EXAMPLE
    ./build.ps1 -Task Build, Package -Configuration Release
    Creates the package in ./out.
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Configuration', Justification = 'The tasks use it.')]
param(
    # The tasks to run, in the specified order.
    [ValidateSet('Build', 'Test', 'Analyze', 'Docs', 'Picture', 'Package', 'Demo', 'Benchmark', 'FanOut', 'Clean')]
    [string[]] $Task = 'Build',

    # The build configuration. Packages and benchmarks always use Release builds.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE."
    }
}

function Invoke-PowerShell ([string] $Path) {
    Invoke-DotNet run --project (Join-Path $PSScriptRoot tools/AcsDtmf.PowerShellHost) -- -File (Join-Path $PSScriptRoot $Path)
}

$tasks = @{
    Build     = { Invoke-DotNet build (Join-Path $PSScriptRoot src/AcsDtmf) --configuration $Configuration }
    Test      = { Invoke-DotNet test --solution (Join-Path $PSScriptRoot AcsDtmf.sln) --configuration $Configuration }
    Analyze   = { Invoke-PowerShell tools/Analyze.ps1 }
    Docs      = { Invoke-PowerShell tools/Docs.ps1 }
    Picture   = { Invoke-PowerShell tools/Picture.ps1 }
    Package   = { Invoke-PowerShell tools/Package.ps1 }
    Demo      = { Invoke-DotNet run --project (Join-Path $PSScriptRoot src/AcsDtmf.Demo) }
    Benchmark = { Invoke-DotNet run --configuration Release --project (Join-Path $PSScriptRoot tests/AcsDtmf.Benchmarks) }
    FanOut    = {
        # The tests write the figures to this file.
        $env:ACSDTMF_FIGURES = New-TemporaryFile
        try {
            Invoke-DotNet test --project (Join-Path $PSScriptRoot tests/AcsDtmf.Module.Tests) --configuration $Configuration --file FanOut
            Get-Content $env:ACSDTMF_FIGURES
        }
        finally {
            Remove-Item $env:ACSDTMF_FIGURES
            $env:ACSDTMF_FIGURES = $null
        }
    }
    Clean     = {
        Invoke-DotNet clean (Join-Path $PSScriptRoot AcsDtmf.sln) --configuration $Configuration --verbosity quiet
        'lib', 'out' | ForEach-Object { Join-Path $PSScriptRoot $_ } | Where-Object { Test-Path $_ } | Remove-Item -Recurse
    }
}

foreach ($name in $Task) {
    Write-Verbose "Task $name"
    & $tasks[$name]
}
