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
            '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-0000-000000007e4a_00000000-0000-0000-1000-000000000002'
        )
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -MaximumRetryCount 0
        $call = $emulator.AddCall($rawIds)
    }

    It 'lists all participants, with the property names that Stop-AcsDtmfRecognition and Start-AcsDtmfRecognition bind' {
        $participants = Get-AcsCallParticipant $call

        $participants | Should -HaveCount 5
        $participants[0] | Should -BeOfType AcsDtmf.CallParticipant
        $participants.TargetParticipant.RawId | Should -Be $rawIds
        $participants.CallConnectionId | Sort-Object -Unique | Should -Be $call
        $participants[0].IsMuted | Should -BeFalse
        $participants[0].IsOnHold | Should -BeFalse
    }

    It 'follows the links to further pages' {
        $emulator.Call('Post', 'paging', @{ participantPageSize = 2 })

        (Get-AcsCallParticipant $call).TargetParticipant.RawId | Should -Be $rawIds
        $emulator.CountRequests() | Should -Be 3
    }

    It 'reads one participant: <_>' -ForEach '+14255550123', '4:+14255550123' {
        $participant = Get-AcsCallParticipant $call $_

        "$($participant.TargetParticipant)" | Should -Be '4:+14255550123'
        $emulator.GetRequests()[0].rawTarget | Should -Be "/calling/callConnections/$call/participants/4%3A%2B14255550123?api-version=2026-03-12"
    }

    It 'reads each of several participants' {
        (Get-AcsCallParticipant $call $rawIds[0, 1]).TargetParticipant.RawId | Should -Be $rawIds[0, 1]

        $emulator.CountRequests() | Should -Be 2
    }

    It 'lists the participants of calls from the pipeline, one call at a time' {
        $other = $emulator.AddCall(@('4:+14255550199'))

        (Get-AcsCallConnection $call, $other | Get-AcsCallParticipant).TargetParticipant.RawId | Should -Be ($rawIds + '4:+14255550199')
        ($call, $other | Get-AcsCallParticipant).CallConnectionId | Should -Be (@($call) * 5 + $other)
    }

    It 'works in a pipeline of calls, participants and stops' {
        $results = Get-AcsCallConnection $call | Get-AcsCallParticipant | Stop-AcsDtmfRecognition

        $results.Status | Should -Be (@('Succeeded') * 5)
        $emulator.GetSummary().stops | Should -Be 5
    }

    It 'can be piped from JSON to Stop-AcsDtmfRecognition' {
        (Get-AcsCallParticipant $call | ConvertTo-Json | ConvertFrom-Json | Stop-AcsDtmfRecognition).TargetParticipant | Should -BeExactly $rawIds
    }

    It 'sends no stop with -WhatIf' {
        (Get-AcsCallParticipant $call | Stop-AcsDtmfRecognition -WhatIf).Status | Select-Object -Unique | Should -Be WouldSend

        $emulator.GetSummary().stops | Should -Be 0
    }

    It 'writes an error for a call that is gone' {
        { Get-AcsCallParticipant gone -ErrorAction Stop } | Should -Throw -ErrorId '8522,AcsDtmf.Commands.GetAcsCallParticipantCommand'
    }

    Context 'A next link that must not be followed' {
        It 'stops at <Name>, keeps the pages before it, and sends nothing to it' -ForEach @(
            @{ Name = 'a relative link to another host'; Link = '//127.0.0.2:9/calling' }
            @{ Name = 'a link to another host'; Link = 'http://127.0.0.2:9/calling/callConnections/x/participants' }
            @{ Name = 'a link to another port'; Link = 'http://127.0.0.1:9/calling' }
            @{ Name = 'a link with a user name'; Link = 'http://me@ENDPOINT/calling' }
            @{ Name = 'a link to the first page'; Link = 'http://ENDPOINT/calling/callConnections/CALL/participants?api-version=2026-03-12' }
        ) {
            $next = $Link -creplace 'ENDPOINT', $emulator.Endpoint.Authority -creplace 'CALL', $call
            $body = ConvertTo-Json -Compress @{ value = @(@{ identifier = @{ rawId = '4:+14255550123' }; isMuted = $true }); nextLink = $next } -Depth 5
            $emulator.AddFault(@{ kind = 'status'; status = 200; body = $body; contentType = 'application/json' })

            $participants = Get-AcsCallParticipant $call -ErrorAction SilentlyContinue -ErrorVariable failures

            "$($participants.TargetParticipant)" | Should -Be '4:+14255550123'
            $failures | Should -HaveCount 1
            $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidNextLink,AcsDtmf.Commands.GetAcsCallParticipantCommand'
            $emulator.CountRequests() | Should -Be 1
        }
    }

    It 'displays a table of the participants of each call at <_> columns' -ForEach 80, 120 {
        $table = Get-AcsCallParticipant $call | Out-String -Width $_

        $table | Should -Match "CallConnectionId: $call"
        $table | Should -Match 'Muted\s+Hold\s+TargetParticipant'
        foreach ($rawId in $rawIds) {
            # The view may shorten the id of the resource, because all participants share it.
            $table | Should -BeLike "*$($rawId -replace '^.*_')*"
        }
    }

    It 'adds the participants that it lists to tab completion, which offers those of the call on the command line' {
        $other = $emulator.AddCall(@('4:+14255550199'))
        $null = Get-AcsCallParticipant $call, $other

        Get-Completion "Stop-AcsDtmfRecognition $other -TargetParticipant " | Should -Be "'4:+14255550199'"
        Get-Completion "Stop-AcsDtmfRecognition $call -TargetParticipant " | Should -HaveCount 5
    }
}
