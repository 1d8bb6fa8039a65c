<#
    Runs the Pester test files whose paths the parent process sends, and returns the results of each file as a line of JSON.
#>
param (
    # The manifest of the Pester version to use, regardless of other installed versions.
    [Parameter(Mandatory)]
    [string] $Pester,

    # The name of the pipe to the parent process. Unlike the standard streams, no program that a test starts can use it.
    [Parameter(Mandatory)]
    [string] $Pipe
)

# A killed process cannot end its child processes. This process watches its parent, and then ends its own child processes and itself.
$parent = (Get-Process -Id $PID).Parent
$null = Start-ThreadJob {
    ($using:parent).WaitForExit()
    Get-Process | Where-Object { $_.Parent.Id -eq $PID } | ForEach-Object { $_.Kill($true) }
    [Environment]::Exit(3)
}

Import-Module $Pester

function FormatError ($item) {
    ($item.ErrorRecord | ForEach-Object { $_.DisplayErrorMessage ?? "$_"; $_.DisplayStackTrace }) -join [Environment]::NewLine
}

function Invoke-File ([string] $path) {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $path
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'None'
    $run = Invoke-Pester -Configuration $configuration

    $names = @{}
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
}

$stream = [IO.Pipes.NamedPipeClientStream]::new($Pipe)
$stream.Connect()
$files = [IO.StreamReader]::new($stream)
$results = [IO.StreamWriter]::new($stream)
while ($file = $files.ReadLine()) {
    $results.WriteLine((ConvertTo-Json @(Invoke-File $file) -EnumsAsStrings -Compress))
    $results.Flush()
}

# The thread job that watches the parent process never completes, so the process must exit explicitly.
[Environment]::Exit(0)
