# Stops the main job as Ctrl+C does, while requests wait for a response. Writes the seconds until the pipeline stopped.
param(
    [Parameter(Mandatory)] [uri] $Endpoint,
    [Parameter(Mandatory)] [string] $AccessKey,
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [int] $Width
)

$ErrorActionPreference = 'Stop'
$shell = [powershell]::Create()
$null = $shell.AddScript({
        param($Endpoint, $AccessKey, $Manifest, $Path, $Width)

        Import-Module $Manifest
        $null = Connect-AcsCalling -Endpoint $Endpoint -AccessKey $AccessKey
        Import-Csv $Path | Stop-AcsDtmfRecognition -ThrottleLimit $Width
    }).AddParameters(@{ Endpoint = $Endpoint; AccessKey = $AccessKey; Manifest = $Manifest; Path = $Path; Width = $Width })
$running = $shell.BeginInvoke()
Start-Sleep -Seconds 3
$isRunning = -not $running.IsCompleted

$watch = [Diagnostics.Stopwatch]::StartNew()
$shell.Stop()
$watch.Stop()
$shell.Dispose()
[Console]::Out.WriteLine('=> ' + $watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture) + ' ' + $isRunning)
