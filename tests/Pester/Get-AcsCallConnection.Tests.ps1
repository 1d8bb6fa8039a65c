Describe 'Get-AcsCallConnection' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -Name test
        $calls = @($emulator.AddCalls(5).CallConnectionId)
    }

    It 'says about a call what the service says' {
        $expected = $emulator.GetCall($calls[0])

        $connection = Get-AcsCallConnection $calls[0]

        $connection | Should -BeOfType AcsDtmf.CallConnection
        $connection.CallConnectionId | Should -Be $calls[0]
        $connection.CallConnectionState | Should -Be connected
        $connection.CorrelationId | Should -Be $expected.correlationId
        $connection.ServerCallId | Should -Be $expected.serverCallId
        "$($connection.Source)" | Should -Be $expected.source
        "$($connection.Targets)" | Should -Be "$($expected.targets)"
        $emulator.GetRequests().verb | Should -Be GET
        $emulator.GetRequests().rawTarget | Should -Be "/calling/callConnections/$($calls[0])?api-version=2026-03-12"
    }

    It 'takes ids <Form>, and answers in their order' -ForEach @(
        @{ Form = 'in a list'; Read = { Get-AcsCallConnection $calls } }
        @{ Form = 'from the pipeline'; Read = { $calls | Get-AcsCallConnection } }
        @{ Form = 'of the rows of a file'; Read = { $calls | ForEach-Object { [pscustomobject]@{ CallId = $_ } } | Get-AcsCallConnection } }
        @{ Form = 'of results'; Read = { $calls | Stop-AcsDtmfRecognition -TargetParticipant 4:+14255550199 -ErrorAction SilentlyContinue | Get-AcsCallConnection } }
        @{ Form = 'of calls'; Read = { Get-AcsCallConnection $calls | Get-AcsCallConnection } }
    ) {
        (& $Read).CallConnectionId | Should -Be $calls
    }

    It 'reports a call that is not there, and goes on' {
        $connections = $calls[0], 'no-such-call', 'no/id', $calls[1] | Get-AcsCallConnection -ErrorAction SilentlyContinue -ErrorVariable errors

        $connections.CallConnectionId | Should -Be $calls[0], $calls[1]
        $errors.FullyQualifiedErrorId | Should -Be '8522,AcsDtmf.Commands.GetAcsCallConnectionCommand', 'InvalidCallConnectionId,AcsDtmf.Commands.GetAcsCallConnectionCommand'
        $errors.CategoryInfo.Category | Should -Be ObjectNotFound, InvalidData
        $errors.TargetObject | Should -Be 'no-such-call', 'no/id'
        $errors.ErrorDetails.RecommendedAction | Should -HaveCount 2
        $emulator.CountRequests() | Should -Be 3
    }

    It 'finds the calls that Stop-AcsDtmfRecognition is to work on' {
        $call = $emulator.AddCall('4:+14255550123')

        $result = Get-AcsCallConnection $call | Stop-AcsDtmfRecognition -TargetParticipant +14255550123

        $result.Status | Should -Be Succeeded
        $result.OperationCallbackUri | Should -BeNullOrEmpty
        $emulator.GetSummary().stops | Should -Be 1
    }

    It 'lets Tab know the calls it has seen' {
        $null = Get-AcsCallConnection $calls[0..1]

        Get-Completion 'Get-AcsCallConnection ' | Sort-Object | Should -Be $calls[0..1]
        Get-Completion 'Stop-AcsDtmfRecognition -CallConnectionId ' | Sort-Object | Should -Be $calls[0..1]
    }
}
