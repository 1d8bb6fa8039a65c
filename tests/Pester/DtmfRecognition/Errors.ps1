# Tests the results and the error records of rows that the service refuses.
Context 'A row that the service refuses' {
    BeforeEach {
        $null = Connect-AcsCalling $emulator.ConnectionString -Name hasty -MaximumRetryCount 0
    }

    It 'is reported as <Category> if the status is <Status>' -ForEach @(
        @{ Status = 400; Category = 'InvalidArgument'; ErrorCode = '8523' }
        @{ Status = 403; Category = 'PermissionDenied'; ErrorCode = '7504' }
        @{ Status = 404; Category = 'ObjectNotFound'; ErrorCode = '8522' }
        @{ Status = 408; Category = 'OperationTimeout'; ErrorCode = '408' }
        @{ Status = 409; Category = 'InvalidOperation'; ErrorCode = '8519' }
        @{ Status = 412; Category = 'InvalidOperation'; ErrorCode = '8583' }
        @{ Status = 429; Category = 'LimitsExceeded'; ErrorCode = '8516' }
        @{ Status = 500; Category = 'ResourceUnavailable'; ErrorCode = '500' }
        @{ Status = 502; Category = 'ResourceUnavailable'; ErrorCode = '502' }
        @{ Status = 503; Category = 'ResourceUnavailable'; ErrorCode = '503' }
        @{ Status = 504; Category = 'ResourceUnavailable'; ErrorCode = '504' }
        @{ Status = 302; Category = 'InvalidResult'; ErrorCode = '302' }
    ) {
        $other = $emulator.AddCall($phone)
        # A throttled row fails only if the service requests a wait that is longer than the limit.
        $emulator.AddFault(@{ kind = 'status'; status = $Status; callConnectionId = $call; retryAfter = $Status -eq 429 ? '86400' : $null })
        $row = Row $call $phone

        $results = $row, (Row $other $phone) | & $Command -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable errors

        $results.Status | Should -Be Failed, Succeeded
        $results[0].StatusCode | Should -Be $Status
        $results[0].ErrorCode | Should -Be $ErrorCode
        $results[0].Attempts | Should -Be 1
        $errors | Should -HaveCount 1
        $errors.FullyQualifiedErrorId | Should -Be "$ErrorCode,$errorType"
        $errors.CategoryInfo.Category | Should -Be $Category
        [object]::ReferenceEquals($errors.TargetObject, $row) | Should -BeTrue
        $errors.ErrorDetails.Message | Should -BeLike "*$phone*$call*A fault rule of the emulator caused this error.*"
        $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $errors.Exception | Should -BeOfType AcsDtmf.CallingException
        $errors.Exception.StatusCode | Should -Be $Status
        $errors.Exception.ErrorCode | Should -Be $ErrorCode
        $errors.Exception.Error.Message | Should -Be 'A fault rule of the emulator caused this error.'
        $errors.Exception.ClientRequestId | Should -Be $results[0].ClientRequestId
        $errors.Exception.Attempts | Should -Be 1
        $errors.Exception.RecommendedAction | Should -Be $errors.ErrorDetails.RecommendedAction
    }

    It 'can name an unknown call' {
        $result = & $Command no-such-call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.ErrorCode | Should -Be 8522
        $errors.CategoryInfo.Category | Should -Be ObjectNotFound
        $errors.Exception.Error.Message | Should -Be 'Call not found.'
        $errors.ErrorDetails.RecommendedAction | Should -BeLike ($Operation -eq 'Stop' ? '*nothing is left to stop*' : 'Recognition starts only for a participant of a live call.*')
    }

    It 'can name an unknown participant of a call with a correlation id' {
        $result = & $Command $call +14255550199 -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.ErrorCode | Should -Be 8522
        $result.CorrelationId | Should -Be $emulator.GetCall($call).correlationId
        $errors.Exception.CorrelationId | Should -Be $result.CorrelationId
        $errors.Exception.Error.Message | Should -Be 'Participant not found.'
    }

    It 'can name a call that is <State>' -ForEach @(
        @{ State = 'connecting'; ErrorCode = '8501' }
        @{ State = 'disconnected'; ErrorCode = '8528' }
    ) {
        $emulator.SetCall($call, @{ state = $State })

        $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.StatusCode | Should -Be 400
        $result.ErrorCode | Should -Be $ErrorCode
        $errors.FullyQualifiedErrorId | Should -Be "$ErrorCode,$errorType"
    }

    It 'is reported if the response is <Answer>' -ForEach @(
        @{ Answer = 'plain text'; Fault = @{ status = 400; body = 'IDX23010: Lifetime validation failed.'; contentType = 'text/plain' }; Status = 400; ErrorCode = 'Http400'; Message = '*IDX23010: Lifetime validation failed.' }
        @{ Answer = 'empty'; Fault = @{ kind = 'emptyBody'; status = 502 }; Status = 502; ErrorCode = 'Http502'; Message = '*502 Bad Gateway with an empty body.' }
        @{ Answer = 'a web page'; Fault = @{ kind = 'html' }; Status = 502; ErrorCode = 'Http502'; Message = '*<h1>502 Bad Gateway</h1>*' }
        @{ Answer = 'a truncated error'; Fault = @{ status = 500; body = '{"error":{"code":"85' }; Status = 500; ErrorCode = 'Http500'; Message = '*{"error":*' }
        @{ Answer = 'an error with the content type of a web page'; Fault = @{ kind = 'wrongContentType'; status = 404; contentType = 'text/html' }; Status = 404; ErrorCode = '8522'; Message = '*A fault rule of the emulator caused this error.' }
        @{ Answer = 'JSON of another shape'; Fault = @{ status = 500; body = '["error"]' }; Status = 500; ErrorCode = 'Http500'; Message = '*`["error"`]' }
        @{ Answer = 'an error that is a string'; Fault = @{ status = 500; body = '{"error":"overloaded"}' }; Status = 500; ErrorCode = 'Http500'; Message = '*{"error":"overloaded"}' }
        @{ Answer = 'an error without a code'; Fault = @{ status = 500; body = '{"error":{"message":"Something happened."}}' }; Status = 500; ErrorCode = 'Http500'; Message = '*Something happened.' }
        @{ Answer = 'an error whose code is not one word'; Fault = @{ status = 500; body = '{"error":{"code":"a, b; c","message":"Something happened."}}' }; Status = 500; ErrorCode = 'abc'; Message = '*Something happened.' }
        @{ Answer = 'a very long page'; Fault = @{ kind = 'html'; status = 500; body = 'x' * 100000 }; Status = 500; ErrorCode = 'Http500'; Message = '*x *' }
    ) {
        $emulator.AddFault($Fault)

        $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.Status | Should -Be Failed
        $result.StatusCode | Should -Be $Status
        $result.ErrorCode | Should -Be $ErrorCode
        $result.ErrorMessage | Should -BeLike $Message
        $result.ErrorMessage.Length | Should -BeLessThan 500
        $errors | Should -HaveCount 1
        $errors.FullyQualifiedErrorId | Should -Be "$ErrorCode,$errorType"
        $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'fails if the response is truncated' {
        $emulator.AddFault(@{ kind = 'truncate'; status = 500 })

        $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.Status | Should -Be Failed
        # The network determines whether the status arrives before the connection breaks.
        $result.ErrorCode | Should -BeIn Http500, ConnectionFailed
        $errors | Should -HaveCount 1
    }

    It 'shows no control character of the response' {
        $escape = [char]27
        $emulator.AddFault(@{ status = 500; body = "$escape[2J$escape]0;owned`a"; contentType = 'text/plain' })

        $result = & $Command $call $phone -ErrorAction SilentlyContinue

        $result.ErrorMessage.ToCharArray().Where({ [char]::IsControl($_) }) | Should -BeNullOrEmpty
    }

    It 'shows no control character of the error of the service' {
        $emulator.AddFault(@{ status = 500; body = '{"error":{"code":"500","message":"\u001b[2J\u001b]0;owned\u0007"}}' })

        $result = & $Command $call $phone -ErrorAction SilentlyContinue

        $result.ErrorMessage.ToCharArray().Where({ [char]::IsControl($_) }) | Should -BeNullOrEmpty
    }

    It 'fails if the response is <Response>, and the journal does not record it as done' -ForEach @(
        @{ Response = 'a sign-in page'; Fault = @{ status = 200; body = '<html>Sign in.</html>'; contentType = 'text/html' } }
        @{ Response = '204'; Fault = @{ kind = 'emptyBody'; status = 204 } }
        @{ Response = '206'; Fault = @{ status = 206; body = '{}' } }
    ) {
        $emulator.AddFault($Fault + @{ count = 1 })
        $journal = Join-Path $TestDrive "$(New-Guid).jsonl"

        $result = & $Command $call $phone -JournalPath $journal -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.Status | Should -Be Failed
        $errors.FullyQualifiedErrorId | Should -Be "InvalidAnswer,$errorType"
        $errors.ErrorDetails.Message | Should -BeLike '*response is unexpected*'
        $errors.ErrorDetails.RecommendedAction | Should -BeLike '*captive portal*'
        (& $Command $call $phone -JournalPath $journal).Status | Should -Be Succeeded
    }

    It 'succeeds with <_> and an empty body' -ForEach 200, 202 {
        $emulator.AddFault(@{ kind = 'emptyBody'; status = $_ })

        $result = & $Command $call $phone

        $result.Status | Should -Be Succeeded
        $result.StatusCode | Should -Be $_
    }
}

Context 'A credential that the service refuses' {
    It 'ends the run with one terminating error, after the rows in flight are reported' {
        $null = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessToken $emulator.NewToken(@{ lifetimeSeconds = -60 }) -Name expired
        $rows = foreach ($number in 1..100) {
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = "row $number" }
        }

        $Error.Clear()
        $results = [Collections.Generic.List[object]]::new()
        $failure = { $rows | & $Command -ThrottleLimit 4 | ForEach-Object { $results.Add($_) } } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -Be "7501,$errorType"
        $failure.CategoryInfo.Category | Should -Be AuthenticationError
        $failure.Exception | Should -BeOfType AcsDtmf.CallingException
        $failure.Exception.StatusCode | Should -Be 401
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $Error.Where({ $_.FullyQualifiedErrorId -like '*AcsDtmfRecognitionCommand' }) | Should -HaveCount 1
        $results.Count | Should -BeGreaterThan 0
        $results.Count | Should -BeLessThan 20
        $results.OperationContext | Should -Be $rows[0..($results.Count - 1)].OperationContext
        $results.Status | Select-Object -Unique | Should -Be Failed
        $emulator.CountRequests() | Should -BeLessOrEqual $results.Count
    }

    It 'keeps the results of all earlier rows' {
        $refused = $emulator.AddCall($phone)
        $emulator.AddFault(@{ status = 401; callConnectionId = $refused })
        $ids = @($call) * 30 + $refused + @($call) * 200

        $results = [Collections.Generic.List[object]]::new()
        { $ids | & $Command -TargetParticipant $phone -ThrottleLimit 4 | ForEach-Object { $results.Add($_) } } | Should -Throw -ErrorId "7501,$errorType"

        $results[0..29].Status | Select-Object -Unique | Should -Be Succeeded
        $results[30].StatusCode | Should -Be 401
        $results.CallConnectionId | Should -Be $ids[0..($results.Count - 1)]
        $emulator.CountRequests() | Should -Be $results.Where({ $_.Attempts -gt 0 }).Count

        # The results of rows that were read but not sent are marked, so that the rows can be sent again.
        $results.Where({ $_.Attempts -eq 0 }).ErrorCode | Select-Object -Unique | Should -BeIn $null, NotSent
    }
}

Context 'PowerShell error handling' {
    It 'ends the pipeline with -ErrorAction Stop, and errors can be caught by type' {
        $results = [Collections.Generic.List[object]]::new()
        $caught = $null
        try {
            $call, 'no/id', $call | & $Command -TargetParticipant $phone -ThrottleLimit 1 -ErrorAction Stop | ForEach-Object { $results.Add($_) }
        }
        catch [AcsDtmf.CallingException] {
            $caught = $_
        }

        $caught.FullyQualifiedErrorId | Should -Be "InvalidCallConnectionId,$errorType"
        $results.Status | Should -Be Succeeded
        $emulator.CountRequests() | Should -Be 1
    }

    It 'adds one error for each failed row to -ErrorVariable' {
        $null = 'a/b', $call, 'c/d' | & $Command -TargetParticipant $phone -ErrorAction SilentlyContinue -ErrorVariable errors

        $errors.Exception.ErrorCode | Should -Be InvalidCallConnectionId, InvalidCallConnectionId
    }

    It 'sets $?' {
        $null = & $Command 'a/b' $phone -ErrorAction SilentlyContinue
        $afterFailure = $?
        $null = & $Command $call $phone
        $afterSuccess = $?

        $afterFailure | Should -BeFalse
        $afterSuccess | Should -BeTrue
    }

    It 'emits all results with -ErrorAction Ignore' {
        $Error.Clear()

        ('a/b', $call | & $Command -TargetParticipant $phone -ErrorAction Ignore).Status | Should -Be Failed, Succeeded

        $Error | Should -BeNullOrEmpty
    }
}
