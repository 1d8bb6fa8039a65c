Describe 'Get-AcsCallParticipant' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $rawIds = @(
            '4:+14255550123'
            '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001'
            '8:orgid:00000000-0000-0000-1000-000000000003'
            '28:orgid:00000000-0000-0000-1000-000000000005'
            '48:some-kind-to-come'
        )
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -Name test
        $call = $emulator.AddCall($rawIds)
    }

    It 'lists everybody in a call, each with the call' {
        $participants = Get-AcsCallParticipant $call

        $participants[0] | Should -BeOfType AcsDtmf.CallParticipant
        "$($participants.TargetParticipant)" | Should -Be "$rawIds"
        $participants.CallConnectionId | Select-Object -Unique | Should -Be $call
        $participants.IsMuted | Select-Object -Unique | Should -Be $false
        $participants.IsOnHold | Select-Object -Unique | Should -Be $false
    }

    It 'turns the pages' {
        $emulator.SetPageSize(2)

        "$((Get-AcsCallParticipant $call).TargetParticipant)" | Should -Be "$rawIds"

        $emulator.CountRequests() | Should -Be 3
    }

    It 'reads one of them, given as <_>' -ForEach '4:+14255550123', '+14255550123' {
        $participant = Get-AcsCallParticipant $call $_

        "$($participant.TargetParticipant)" | Should -Be '4:+14255550123'
        $emulator.CountRequests() | Should -Be 1
    }

    It 'takes many calls from the pipeline, and keeps their order' {
        $others = @($emulator.AddCalls(20, 3).CallConnectionId | Select-Object -Unique)

        $participants = $others | Get-AcsCallConnection | Get-AcsCallParticipant -ThrottleLimit 8

        $participants | Should -HaveCount 60
        $participants.CallConnectionId | Select-Object -Unique | Should -Be $others
    }

    It 'reports what is not there, and goes on' {
        $participants = 'no-such-call', $call | Get-AcsCallParticipant -ErrorAction SilentlyContinue -ErrorVariable errors

        $participants | Should -HaveCount $rawIds.Count
        $errors.FullyQualifiedErrorId | Should -Be '8522,AcsDtmf.Commands.GetAcsCallParticipantCommand'
        $errors.TargetObject | Should -Be no-such-call
        { Get-AcsCallParticipant $call +14255550199 -ErrorAction Stop } | Should -Throw -ErrorId '8522,*'
        { Get-AcsCallParticipant $call 14255550123 -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidTargetParticipant,*'
    }

    It 'is where a stop begins' {
        $null = Get-AcsCallParticipant $call | Stop-AcsDtmfRecognition -WhatIf
        $emulator.GetSummary().stops | Should -Be 0

        $results = Get-AcsCallParticipant $call | Stop-AcsDtmfRecognition

        $results.Status | Select-Object -Unique | Should -Be Succeeded
        $emulator.GetSummary().stoppedOnce | Should -Be $rawIds.Count
    }

    It 'can be kept in a file, and stopped from there' {
        Get-AcsCallParticipant $call | Export-Csv TestDrive:/participants.csv

        (Import-Csv TestDrive:/participants.csv | Stop-AcsDtmfRecognition).Status | Select-Object -Unique | Should -Be Succeeded

        $emulator.GetSummary().stoppedOnce | Should -Be $rawIds.Count
    }

    It 'lets Tab know who it has seen' {
        $null = Get-AcsCallParticipant $call

        (Get-Completion "Stop-AcsDtmfRecognition $call -TargetParticipant ").Trim("'") | Sort-Object | Should -Be ($rawIds | Sort-Object)
        (Get-Completion "Stop-AcsDtmfRecognition $call -TargetParticipant 28").Trim("'") | Should -Be '28:orgid:00000000-0000-0000-1000-000000000005'
    }
}
