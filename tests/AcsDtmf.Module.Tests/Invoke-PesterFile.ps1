<#
    Runs a Pester test file and writes the result of each test for the parent process.
#>
param (
    [Parameter(Mandatory)]
    [string] $Path,

    # The manifest of the Pester version to use, regardless of other installed versions.
    [Parameter(Mandatory)]
    [string] $Pester,

    [Parameter(Mandatory)]
    [string] $ResultPath
)

# A killed process cannot end its child processes. This process watches its parent, and then ends its own child processes and itself.
$parent = (Get-Process -Id $PID).Parent
$null = Start-ThreadJob {
    ($using:parent).WaitForExit()
    Get-Process | Where-Object { $_.Parent.Id -eq $PID } | ForEach-Object { $_.Kill($true) }
    [Environment]::Exit(3)
}

Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

function FormatError ($item) {
    ($item.ErrorRecord | ForEach-Object { $_.DisplayErrorMessage ?? "$_"; $_.DisplayStackTrace }) -join [Environment]::NewLine
}

$names = @{}
$results = @(
    foreach ($test in $run.Tests | Where-Object Result -NE NotRun) {
        # Tests with -ForEach can share a name. A number makes it unique.
        $number = ++$names[$test.ExpandedPath]
        [pscustomobject]@{
            name      = $number -gt 1 ? "$($test.ExpandedPath) ($number)" : $test.ExpandedPath
            result    = $test.Result -in 'Passed', 'Skipped' ? $test.Result : 'Failed'
            message   = $test.Result -eq 'Skipped' ? $test.ErrorRecord.Exception.Message : (FormatError $test)
            startedAt = $test.ExecutedAt ?? [datetime]::UtcNow
            seconds   = $test.Duration.TotalSeconds
        }
    }

    # An error outside of the tests fails a block or a file without a failed test.
    foreach ($item in @($run.FailedBlocks) + @($run.FailedContainers) | Where-Object ErrorRecord) {
        [pscustomobject]@{ name = "$($item.ExpandedPath ?? $item.Item) (setup)"; result = 'Failed'; message = FormatError $item }
    }
)
ConvertTo-Json $results -EnumsAsStrings | Set-Content $ResultPath

# The thread job that watches the parent process never completes, so the process must exit explicitly.
[Environment]::Exit(0)
