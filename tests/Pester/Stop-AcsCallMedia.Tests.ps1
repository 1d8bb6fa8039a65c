Describe 'Stop-AcsCallMedia' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $errorType = 'AcsDtmf.Commands.StopAcsCallMediaCommand'
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -MaximumRetryCount 2
        $call = $emulator.AddCall(@('4:+14255550123'))
    }

    It 'sends the request of the service, without a body' {
        $result = Stop-AcsCallMedia $call

        $result | Should -BeOfType AcsDtmf.CallMediaResult
        $result.Status | Should -Be Succeeded
        $result.StatusCode | Should -Be 202
        $result.CallConnectionId | Should -Be $call
        $result.CorrelationId | Should -Be $emulator.GetCall($call).correlationId
        $result.Attempts | Should -Be 1
        $request = $emulator.GetRequests()[0]
        $request.verb | Should -Be POST
        $request.rawTarget | Should -Be "/calling/callConnections/${call}:cancelAllMediaOperations?api-version=2026-03-12"
        $request.body | Should -BeNullOrEmpty
        $request.clientRequestId | Should -Be $result.ClientRequestId
    }

    It 'binds <Name>' -ForEach @(
        @{ Name = 'an id as text'; Row = { $call } }
        @{ Name = 'a call'; Row = { Get-AcsCallConnection $call } }
        @{ Name = 'a participant of the call'; Row = { Get-AcsCallParticipant $call } }
        @{ Name = 'a row with the column ConnectionId'; Row = { [pscustomobject]@{ ConnectionId = " $call " } } }
        @{ Name = 'a dictionary'; Row = { @{ CallId = $call } } }
        @{ Name = 'a GUID'; Row = { [guid] $call } }
        @{ Name = 'its own result'; Row = { Stop-AcsCallMedia $call | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $result = & $Row | Stop-AcsCallMedia

        $result.Status | Should -Be Succeeded
        $result.CallConnectionId | Should -Be $call
    }

    It 'requires a call, but no participant' {
        { [pscustomobject]@{ call = $call } | Stop-AcsCallMedia } | Should -Throw -ErrorId "UnrecognizedInput,$errorType" -ExpectedMessage '*binds to -CallConnectionId.*'

        $emulator.CountRequests() | Should -Be 0
        ($call, $call | Stop-AcsCallMedia).Status | Should -Be Succeeded, Succeeded
        (Stop-AcsCallMedia $call, $call).Status | Should -Be Succeeded, Succeeded
    }

    It 'emits one result for each row, in input order, and continues after a failed row' {
        $calls = @($emulator.AddCalls(50, 1).CallConnectionId; 'gone'; 'not/valid'; $call)

        $results = $calls | Stop-AcsCallMedia -ThrottleLimit 8 -ErrorAction SilentlyContinue -ErrorVariable errors

        $results.CallConnectionId | Should -Be $calls
        $results[50].ErrorCode | Should -Be 8522
        $results[51].ErrorCode | Should -Be InvalidCallConnectionId
        ($results | Group-Object Status -AsHashTable -AsString).Succeeded | Should -HaveCount 51
        $errors.FullyQualifiedErrorId | Should -Be "8522,$errorType", "InvalidCallConnectionId,$errorType"
        $errors.CategoryInfo.Category | Should -Be ObjectNotFound, InvalidData
        $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $emulator.CountRequests() | Should -Be 52
    }

    It 'retries a transient failure' {
        $emulator.AddFault(@{ kind = 'status'; status = 503; count = 1 })

        (Stop-AcsCallMedia $call).Attempts | Should -Be 2
    }

    It 'sends nothing with -WhatIf' {
        (Stop-AcsCallMedia $call -WhatIf).Status | Should -Be WouldSend

        $emulator.CountRequests() | Should -Be 0
    }

    It 'prompts with -Confirm, which fails in a noninteractive process' {
        { Invoke-FreshShell { param($manifest, $connection, $call) Import-Module $manifest; $null = Connect-AcsCalling $connection; Stop-AcsCallMedia $call -Confirm -ErrorAction Stop } -ArgumentList (Get-TestedManifest), $emulator.ConnectionString, $call 2>$null } |
            Should -Throw

        $emulator.CountRequests() | Should -Be 0
    }

    It 'skips the rows that its journal records as done, and refuses the journal of another operation' {
        $journal = Join-Path $TestDrive 'media.journal'
        $calls = @($emulator.AddCalls(3, 1).CallConnectionId)
        ($calls[0..1] | Stop-AcsCallMedia -JournalPath $journal).Status | Should -Be Succeeded, Succeeded

        ($calls | Stop-AcsCallMedia -JournalPath $journal).Status | Should -Be Skipped, Skipped, Succeeded

        $emulator.CountRequests() | Should -Be 3
        { Stop-AcsDtmfRecognition $calls[0] '+14255550123' -JournalPath $journal } |
            Should -Throw -ErrorId 'JournalMismatch,AcsDtmf.Commands.StopAcsDtmfRecognitionCommand'
    }

    It 'completes the calls of the session' {
        $null = Get-AcsCallConnection $call

        Get-Completion 'Stop-AcsCallMedia ' | Should -Contain $call
    }

    It 'displays a table at 80 columns' {
        $table = $call, 'gone' | Stop-AcsCallMedia -ErrorAction SilentlyContinue | Out-String -Width 80

        $table | Should -Match 'Status\s+CallConnectionId\s+Error'
    }
}
