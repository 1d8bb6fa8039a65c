<#
.SYNOPSIS
    Prepares this PowerShell process to run rows. The benchmark then calls Measure-Row for each run.
.NOTES
    The benchmark dot-sources this script to keep the functions of the contestant: Initialize-Contestant and Invoke-Row.
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
