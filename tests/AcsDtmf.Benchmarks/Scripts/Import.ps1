# Imports a module, and writes the duration and the number of third-party assemblies that were loaded from the module's folder.
param([Parameter(Mandatory)] [string] $Manifest)

$ErrorActionPreference = 'Stop'
$watch = [Diagnostics.Stopwatch]::StartNew()
Import-Module $Manifest
$watch.Stop()

$folder = Split-Path $Manifest
$foreign = [AppDomain]::CurrentDomain.GetAssemblies().Where({
        -not $_.IsDynamic -and $_.Location.StartsWith($folder) -and $_.GetName().Name -notlike 'AcsDtmf*' })
[Console]::Out.WriteLine('=> ' + $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture) + ' ' + $foreign.Count)
