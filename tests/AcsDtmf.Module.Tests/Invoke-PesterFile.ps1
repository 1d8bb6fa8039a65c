<#
    Runs one file of Pester tests and writes what became of each test, for the process that started this one.
#>
param (
    [Parameter(Mandatory)]
    [string] $Path,

    # The manifest of the Pester to use, whatever others are installed.
    [Parameter(Mandatory)]
    [string] $Pester,

    [Parameter(Mandatory)]
    [string] $ResultPath
)

# A killed process cannot end its children. So this one watches its parent, and takes its own children along.
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
        # Tests of a template can have one name. Their number tells them apart.
        $number = ++$names[$test.ExpandedPath]
        [pscustomobject]@{
            name      = $number -gt 1 ? "$($test.ExpandedPath) ($number)" : $test.ExpandedPath
            result    = $test.Result -in 'Passed', 'Skipped' ? $test.Result : 'Failed'
            message   = $test.Result -eq 'Skipped' ? $test.ErrorRecord.Exception.Message : (FormatError $test)
            startedAt = $test.ExecutedAt ?? [datetime]::UtcNow
            seconds   = $test.Duration.TotalSeconds
        }
    }

    # A block or a file fails without a failed test when something goes wrong outside of the tests.
    foreach ($item in @($run.FailedBlocks) + @($run.FailedContainers) | Where-Object ErrorRecord) {
        [pscustomobject]@{ name = "$($item.ExpandedPath ?? $item.Item) (setup)"; result = 'Failed'; message = FormatError $item }
    }
)
ConvertTo-Json $results -EnumsAsStrings | Set-Content $ResultPath

# The thread job that watches the parent never ends by itself.
[Environment]::Exit(0)
