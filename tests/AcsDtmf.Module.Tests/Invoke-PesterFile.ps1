<#
    Runs one file of Pester tests and writes down what came of it, for the test that started this process.
#>
param (
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $ResultPath
)

Import-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.999

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$run = Invoke-Pester -Configuration $configuration

# A container fails without a failed test when its file cannot be read, or when something goes wrong outside of the tests.
$failed = @($run.Failed) + @($run.FailedBlocks) + @($run.FailedContainers)
$failures = foreach ($item in $failed) {
    foreach ($record in $item.ErrorRecord) {
        '{0}: {1}' -f ($item.ExpandedPath ? $item.ExpandedPath : $item.Item), $record.DisplayErrorMessage
    }
}

[pscustomobject]@{
    passed   = $run.PassedCount
    failed   = $run.FailedCount + $run.FailedContainersCount
    skipped  = $run.SkippedCount
    failures = @($failures)
} | ConvertTo-Json | Set-Content $ResultPath
