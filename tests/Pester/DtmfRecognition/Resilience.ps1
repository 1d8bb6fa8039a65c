# Tests retries, throttling, and runs that end early.
Context 'A service that does not respond' {
    It 'causes a connection error if nothing listens' {
        $null = Connect-AcsCalling -Endpoint (Get-DeadEndpoint) -AccessKey $emulator.AccessKey -MaximumRetryCount 0 -Name nobody

        $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.Status | Should -Be Failed
        $result.StatusCode | Should -BeNullOrEmpty
        $result.ErrorCode | Should -Be ConnectionFailed
        $errors.FullyQualifiedErrorId | Should -Be "ConnectionFailed,$errorType"
        $errors.CategoryInfo.Category | Should -Be ConnectionError
        $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'causes a connection error if the connection breaks' {
        $null = Connect-AcsCalling $emulator.ConnectionString -Name hasty -MaximumRetryCount 0
        $emulator.AddFault(@{ kind = 'resetBefore' })

        & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $errors.FullyQualifiedErrorId | Should -Be "ConnectionFailed,$errorType"
        $errors.CategoryInfo.Category | Should -Be ConnectionError
    }

    It 'causes a time-out if the response takes longer than the session allows' {
        $null = Connect-AcsCalling $emulator.ConnectionString -Name hasty -MaximumRetryCount 0 -TimeoutSec 1
        $emulator.AddFault(@{ kind = 'stall' })

        $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.ErrorCode | Should -Be RequestTimedOut
        $errors.FullyQualifiedErrorId | Should -Be "RequestTimedOut,$errorType"
        $errors.CategoryInfo.Category | Should -Be OperationTimeout
        $errors.ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
    }

    It 'receives a retry with the same request id after <Kind>' -ForEach @(
        @{ Kind = '408'; Fault = @{ status = 408 } }
        @{ Kind = '500'; Fault = @{ status = 500 } }
        @{ Kind = '502'; Fault = @{ kind = 'html' } }
        @{ Kind = '503'; Fault = @{ status = 503 } }
        @{ Kind = '504'; Fault = @{ kind = 'emptyBody'; status = 504 } }
        @{ Kind = 'a connection that breaks before the service acts'; Fault = @{ kind = 'resetBefore' } }
        @{ Kind = 'a connection that breaks after the service acts'; Fault = @{ kind = 'resetAfter' } }
    ) {
        $emulator.AddFault($Fault + @{ count = 1 })

        $result = & $Command $call $phone -Verbose 4>&1 | Tee-Object -Variable everything | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }

        $result.Status | Should -Be Succeeded
        $result.Attempts | Should -Be 2
        $sent = $emulator.GetRequests()
        $sent | Should -HaveCount 2
        $sent[1].clientRequestId | Should -Be $sent[0].clientRequestId
        "$everything" | Should -BeLike "*$call*retry 1 of 3 in *"
    }

    It 'receives no retry after <_>' -ForEach 400, 403, 404, 409, 412 {
        $emulator.AddFault(@{ status = $_ })

        (& $Command $call $phone -ErrorAction SilentlyContinue).Attempts | Should -Be 1

        $emulator.CountRequests() | Should -Be 1
    }

    It 'receives as many retries as the session allows, and then the row fails' {
        $null = Connect-AcsCalling $emulator.ConnectionString -Name patient -MaximumRetryCount 1
        $emulator.AddFault(@{ status = 503 })

        $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.Attempts | Should -Be 2
        $errors.Exception.Attempts | Should -Be 2
        $emulator.CountRequests() | Should -Be 2
    }
}

Context 'An unreachable service' {
    BeforeEach {
        $null = Connect-AcsCalling -Endpoint (Get-DeadEndpoint) -AccessKey $emulator.AccessKey -MaximumRetryCount 0 -Name nobody
    }

    It 'ends the run after 50 consecutive rows, and every row has its result' {
        $results = [Collections.Generic.List[object]]::new()

        { @($call) * 2000 | & $Command -TargetParticipant $phone -ErrorAction SilentlyContinue | ForEach-Object { $results.Add($_) } } |
            Should -Throw -ErrorId "ServiceUnreachable,$errorType" -ExpectedMessage '50 consecutive rows had no response*'

        @($results | Where-Object ErrorCode -EQ ConnectionFailed).Count | Should -BeIn (50..66)
        $results.Count | Should -BeLessThan 150
        ($results.ErrorCode | Sort-Object -Unique) | Should -BeIn ConnectionFailed, NotSent
    }

    It 'ends the run after the specified number of rows' {
        { @($call) * 20 | & $Command -TargetParticipant $phone -MaximumUnansweredRowCount 5 -ThrottleLimit 1 -ErrorAction SilentlyContinue -OutVariable results } |
            Should -Throw -ErrorId "ServiceUnreachable,$errorType"
        { @($call) * 20 | & $Command -TargetParticipant $phone -MaximumUnansweredRowCount -1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'is tried for every row if the limit is 0' {
        $results = @($call) * 200 | & $Command -TargetParticipant $phone -MaximumUnansweredRowCount 0 -ErrorAction SilentlyContinue

        @($results | Where-Object ErrorCode -EQ ConnectionFailed) | Should -HaveCount 200
    }
}

Context 'A service that throttles' {
    It 'is obeyed if it requests a wait in seconds' {
        $emulator.AddFault(@{ status = 429; retryAfter = '2'; count = 1 })

        $everything = & $Command $call $phone -Verbose 4>&1

        $result = $everything | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }
        $result.Status | Should -Be Succeeded
        $result.Attempts | Should -Be 2
        $first, $second = $emulator.GetRequests().time
        # The clock of the emulator and the timer of the module can round differently.
        ($second - $first).TotalSeconds | Should -BeGreaterThan 1.9
        "$everything" | Should -BeLike '*throttling*2*s*'
    }

    It 'is obeyed if it requests a wait until a date' {
        $until = [DateTimeOffset]::UtcNow.AddSeconds(3)
        $emulator.AddFault(@{ status = 429; retryAfter = $until.ToString('R'); count = 1 })

        (& $Command $call $phone).Attempts | Should -Be 2

        # The header has a resolution of one second.
        $emulator.GetRequests()[1].time | Should -BeGreaterThan $until.AddSeconds(-1.1).UtcDateTime
    }

    It 'delays every row, not only the refused row' {
        $emulator.AddFault(@{ status = 429; retryAfter = '2'; count = 1 })

        $results = @($call) * 20 | & $Command -TargetParticipant $phone -ThrottleLimit 2

        $results.Status | Select-Object -Unique | Should -Be Succeeded
        $requests = $emulator.GetRequests() | Sort-Object time
        $refused = ($requests | Where-Object status -EQ 429).time
        # Rows that are in flight when the refusal arrives can still reach the service. Without a pause, all twenty rows do.
        @($requests | Where-Object { $_.time -gt $refused -and ($_.time - $refused).TotalSeconds -lt 1.9 }).Count | Should -BeLessThan 10
    }

    It 'fails a row if it requests an unreasonably long wait' {
        $emulator.AddFault(@{ status = 429; retryAfter = '86400' })

        $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.Status | Should -Be Failed
        $result.Attempts | Should -Be 1
        $errors.CategoryInfo.Category | Should -Be LimitsExceeded
    }

    It 'uses up no retry of a row' {
        $null = Connect-AcsCalling $emulator.ConnectionString -Name once -MaximumRetryCount 0
        $emulator.AddFault(@{ status = 429; retryAfter = '0'; count = 3 })

        $result = & $Command $call $phone

        $result.Status | Should -Be Succeeded
        $result.Attempts | Should -Be 4
    }

    It 'fails no row if its rate is limited' {
        $emulator.SetRateLimit(@{ requestsPerSecond = 40; retryAfter = 'seconds'; retryAfterSeconds = 1 })

        $results = @($call) * 120 | & $Command -TargetParticipant $phone -ThrottleLimit 16

        $results | Should -HaveCount 120
        $results.Status | Select-Object -Unique | Should -Be Succeeded
    }
}

Context 'Ending a run early' {
    It 'stops sending when Select-Object -First stops the pipeline' {
        $results = @($call) * 2000 | & $Command -TargetParticipant $phone -ThrottleLimit 8 | Select-Object -First 5

        $results | Should -HaveCount 5
        $emulator.WaitUntilIdle()
        # These are the five rows, and the rows that were in flight or read ahead.
        $emulator.CountRequests() | Should -BeLessThan 50
    }

    It 'stops sending when a later command of the pipeline throws' {
        { @($call) * 2000 | & $Command -TargetParticipant $phone -ThrottleLimit 8 | ForEach-Object { throw 'No more.' } } | Should -Throw 'No more.'

        $emulator.WaitUntilIdle()
        $emulator.CountRequests() | Should -BeLessThan 50
    }

    It 'stops immediately on Ctrl+C while it waits for responses' {
        $emulator.AddFault(@{ kind = 'stall' })
        $shell = [powershell]::Create((Get-FreshRunspace))
        try {
            $null = $shell.AddScript({
                    param ($connectionString, $command, $call, $phone, $read)
                    $null = Connect-AcsCalling $connectionString
                    1..1000 | ForEach-Object { $null = $read.Add($_); $call } | & $command -TargetParticipant $phone -ThrottleLimit 4
                }).AddParameters(@($emulator.ConnectionString, $Command, $call, $phone, ($read = [Collections.ArrayList]::new())))
            $running = $shell.BeginInvoke()
            while ($emulator.GetState().traffic.inFlight -lt 4 -and -not $running.IsCompleted) {
                Start-Sleep -Milliseconds 20
            }

            $emulator.GetState().traffic.inFlight | Should -Be 4
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5

            $emulator.WaitUntilIdle()
            $counts = $emulator.GetState().traffic.byOperation.$action
            $counts.psobject.Properties.Name | Should -Be abandoned
            $counts.abandoned | Should -Be 4
            $shell.InvocationStateInfo.State | Should -Be Stopped
            $shell.Streams.Error | Should -BeNullOrEmpty

            # Input is read no faster than it is processed.
            $read.Count | Should -BeLessOrEqual 8
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }

    It 'stops immediately on Ctrl+C during a pause' {
        $emulator.AddFault(@{ status = 429; retryAfter = '120' })
        $shell = [powershell]::Create((Get-FreshRunspace))
        try {
            $null = $shell.AddScript({
                    param ($connectionString, $command, $call, $phone)
                    $null = Connect-AcsCalling $connectionString
                    @($call) * 100 | & $command -TargetParticipant $phone -ThrottleLimit 4
                }).AddParameters(@($emulator.ConnectionString, $Command, $call, $phone))
            $running = $shell.BeginInvoke()
            while ($emulator.CountRequests() -lt 1 -and -not $running.IsCompleted) {
                Start-Sleep -Milliseconds 20
            }

            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
            $emulator.WaitUntilIdle()
            $emulator.CountRequests() | Should -BeLessOrEqual 4
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }
}
