<#
.SYNOPSIS
    Prepares this PowerShell to run rows for the benchmark, which then calls Measure-Row as often as it likes.
.NOTES
    Dot-sourced, so that what the contestant's script defines stays. A contestant defines Initialize-Contestant and Invoke-Row.
#>
param(
    [Parameter(Mandatory)] [string] $Contestant,
    [Parameter(Mandatory)] [uri] $Endpoint,
    [Parameter(Mandatory)] [string] $AccessKey,
    [Parameter(Mandatory)] [string] $Manifest
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Measure-Row {
    param([string] $Path, [int] $Width)

    $watch = [Diagnostics.Stopwatch]::StartNew()
    Invoke-Row -Path $Path -Width $Width
    $watch.Stop()
    [Console]::Out.WriteLine('=> ' + $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))
}

. $Contestant
Initialize-Contestant -Endpoint $Endpoint -AccessKey $AccessKey -Manifest $Manifest
[Console]::Out.WriteLine('=> ready')
