<#
.SYNOPSIS
    Counts the tests in a folder of TRX files, on one line, and fails unless every suite ran and passed.
#>
[CmdletBinding()]
param (
    [Parameter(Mandatory)]
    [string] $Path
)

$ErrorActionPreference = 'Stop'
$passed = $failed = $skipped = 0
$suites = foreach ($file in Get-ChildItem $Path -Filter *.trx) {
    $counters = ([xml] (Get-Content $file -Raw)).TestRun.ResultSummary.Counters
    $passed += $counters.passed
    $failed += $counters.total - $counters.passed - $counters.notExecuted
    $skipped += $counters.notExecuted
    if ([int] $counters.passed) {
        $file.BaseName -replace '_.*'
    }
}

$missing = 'AcsDtmf.Engine.Tests', 'AcsDtmf.Engine.NetStandard.Tests', 'AcsDtmf.Engine.Net8.Tests', 'AcsDtmf.Engine.Schedules', 'AcsDtmf.Emulator.Tests', 'AcsDtmf.Module.Tests' | Where-Object { $_ -notin $suites }
foreach ($suite in $missing) {
    Write-Warning "$suite passed no test."
    $failed++
}

"$passed passed, $failed failed, $skipped skipped"
exit [int] ($failed -gt 0)
