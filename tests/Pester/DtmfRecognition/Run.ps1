# Tests the progress of a run, and the session that it uses.
Context 'Progress' {
    It 'writes one verbose line as a summary' {
        $said = $call, 'no/id', $call | & $Command -TargetParticipant $phone -ErrorAction SilentlyContinue -Verbose 4>&1 |
            Where-Object { $_ -is [Management.Automation.VerboseRecord] -and $_.Message -notlike 'Performing the operation*' }

        $said | Should -HaveCount 1
        $said.Message | Should -Match '\b3\b.*\b1\b'
    }

    It 'counts one row in the singular' {
        $messages = & $Command $call $phone -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }

        $messages[-1].Message | Should -BeLike '1 row in *'
    }

    It 'writes at most four progress records a second' {
        $emulator.SetLatency(100)
        $shell = [powershell]::Create((Get-FreshRunspace))
        try {
            $null = $shell.AddScript({
                    param ($connectionString, $command, $call, $phone)
                    $null = Connect-AcsCalling $connectionString
                    @($call) * 30 | & $command -TargetParticipant $phone -ThrottleLimit 1 -TotalCount 30
                }).AddParameters(@($emulator.ConnectionString, $Command, $call, $phone))
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Invoke() | Should -HaveCount 30
            $elapsed = $watch.Elapsed.TotalSeconds

            $progress = $shell.Streams.Progress | Where-Object Activity -Like "*$Command*"
            $progress.Count | Should -BeGreaterThan 1
            # There are at most four records a second, none in the first second, and one that completes the progress.
            $progress.Count | Should -BeLessOrEqual ([math]::Ceiling(4 * $elapsed) - 3)
            $progress[-1].RecordType | Should -Be Completed
            $progress[0].StatusDescription | Should -Match '^\d+ of 30 rows, 0 failed, \d+ per second, [01] in flight, 0 pauses$'
            $progress[0].PercentComplete | Should -BeGreaterThan 0
            $progress[0].SecondsRemaining | Should -BeGreaterOrEqual 0
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }
}

Context 'The session of a run' {
    BeforeAll {
        $elsewhere = Start-Emulator
    }

    AfterAll {
        Stop-Emulator $elsewhere
    }

    BeforeEach {
        $elsewhere.Reset()
        $theirs = $elsewhere.AddCall($phone)
    }

    It 'is the newest session, unless -Session is specified' {
        $first = Get-AcsCallingSession test
        $null = Connect-AcsCalling $elsewhere.ConnectionString -Name elsewhere

        (& $Command $theirs $phone).Status | Should -Be Succeeded
        (& $Command $call $phone -Session $first).Status | Should -Be Succeeded
        (& $Command $call $phone -Session test).Status | Should -Be Succeeded
        (& $Command $call $phone -Session TEST).Status | Should -Be Succeeded

        $emulator.CountRequests() | Should -Be 3
        $elsewhere.CountRequests() | Should -Be 1
    }

    It 'can have a number as its name' {
        $null = Connect-AcsCalling $emulator.ConnectionString -Name 007

        (& $Command $call $phone -Session 007).Status | Should -Be Succeeded
    }

    It 'must exist' {
        { & $Command $call $phone -Session nowhere } |
            Should -Throw "*no open session named 'nowhere'*Get-AcsCallingSession*" -ErrorId "ParameterArgumentTransformationError,$errorType"
    }

    It 'must be open' {
        $session = Get-AcsCallingSession test
        Disconnect-AcsCalling $session

        $failure = { & $Command $call $phone -Session $session } | Should -Throw -ErrorId "SessionClosed,$errorType" -PassThru

        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-AcsCalling*'
        $emulator.CountRequests() | Should -Be 0
    }

    It 'is required' {
        Disconnect-AcsCalling

        $failure = { & $Command $call $phone } | Should -Throw '*Connect-AcsCalling*' -ErrorId "NotConnected,$errorType" -PassThru

        $failure.CategoryInfo.Category | Should -Be ConnectionError
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-AcsCalling*-Session*'
    }

    It 'is not a session of another runspace' {
        $shell = [powershell]::Create((Get-FreshRunspace))
        try {
            $failure = { $shell.AddCommand($Command).AddParameters(@{ CallConnectionId = $call; TargetParticipant = $phone }).Invoke() } | Should -Throw -PassThru

            $failure.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId | Should -Be "NotConnected,$errorType"
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }

    It 'can be shared by parallel runspaces with $using:' {
        $session = Get-AcsCallingSession test
        $manifest = Get-TestedManifest

        $results = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:manifest
            @($using:call) * 50 | & $using:Command -TargetParticipant $using:phone -Session $using:session
        }

        $results | Should -HaveCount 200
        $results.Status | Select-Object -Unique | Should -Be Succeeded
        $emulator.CountRequests() | Should -Be 200
        $session.IsOpen | Should -BeTrue
    }

    It 'ends the run if it is closed while rows are in flight' {
        $session = Get-AcsCallingSession test

        { @($call) * 1000 | & $Command -TargetParticipant $phone -ThrottleLimit 2 -Session $session | ForEach-Object { Disconnect-AcsCalling $session } } |
            Should -Throw -ErrorId "SessionClosed,$errorType"

        $emulator.WaitUntilIdle()
        $emulator.CountRequests() | Should -BeLessThan 50
    }
}
