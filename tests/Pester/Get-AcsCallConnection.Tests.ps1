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
        $null = Connect-AcsCalling $emulator.ConnectionString -MaximumRetryCount 1
        $rows = $emulator.AddCalls(3)
    }

    It 'reads a call with all members of the response' {
        $known = $emulator.GetCall($rows[0].CallConnectionId)

        $call = Get-AcsCallConnection $rows[0].CallConnectionId

        $call | Should -BeOfType AcsDtmf.CallConnection
        $call.CallConnectionId | Should -Be $known.callConnectionId
        $call.CallConnectionState | Should -Be 'connected'
        $call.CorrelationId | Should -Be $known.correlationId
        $call.ServerCallId | Should -Be $known.serverCallId
        "$($call.Source)" | Should -Be $known.source
        $call.Targets.RawId | Should -Be $known.targets
        $emulator.GetRequests()[0].rawTarget | Should -Be "/calling/callConnections/$($rows[0].CallConnectionId)?api-version=2026-03-12"
    }

    It 'keeps unknown states and kinds' {
        $body = '{"callConnectionId":"x","callConnectionState":"parked","mediaSubscriptionId":"undocumented","mediaStreamingSubscription":{"id":"m","state":"active","subscribedContentTypes":["audio"]},"sourceCallerIdNumber":{"value":"+18440123456"},"targets":[{"rawId":"9:new","kind":"somethingNew"}]}'
        $emulator.AddFault(@{ kind = 'status'; status = 200; body = $body; contentType = 'application/json' })

        $call = Get-AcsCallConnection $rows[0].CallConnectionId

        $call.CallConnectionState | Should -Be 'parked'
        $call.MediaStreamingSubscription.SubscribedContentTypes | Should -Be 'audio'
        $call.SourceCallerIdNumber.Value | Should -Be '+18440123456'
        $call.Targets[0].RawId | Should -Be '9:new'
    }

    It 'accepts ids as an argument, as strings and as properties, and keeps their order' {
        $ids = $rows.CallConnectionId

        (Get-AcsCallConnection $ids).CallConnectionId | Should -Be $ids
        ($ids | Get-AcsCallConnection).CallConnectionId | Should -Be $ids
        ($rows | Get-AcsCallConnection).CallConnectionId | Should -Be $ids
        ([pscustomobject]@{ ConnectionId = $ids[1] } | Get-AcsCallConnection).CallConnectionId | Should -Be $ids[1]
    }

    It 'writes an error with advice for a call that is gone, and reads the other calls' {
        $calls = Get-AcsCallConnection $rows[0].CallConnectionId, 'gone', $rows[1].CallConnectionId -ErrorAction SilentlyContinue -ErrorVariable failures

        $calls.CallConnectionId | Should -Be $rows[0, 1].CallConnectionId
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Be '8522,AcsDtmf.Commands.GetAcsCallConnectionCommand'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'sends nothing for an invalid id: <_>' -ForEach '', ' ', '../other', 'a/b', '+14255550123' {
        Get-AcsCallConnection $_ -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidCallConnectionId,AcsDtmf.Commands.GetAcsCallConnectionCommand'
        $emulator.CountRequests() | Should -Be 0
    }

    It 'explains that the service cannot list calls if there is no id' {
        Get-AcsCallConnection -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidCallConnectionId,AcsDtmf.Commands.GetAcsCallConnectionCommand'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike 'The service cannot list calls.*'
    }

    It 'does not advise about stopping' {
        Get-AcsCallConnection gone -ErrorAction SilentlyContinue -ErrorVariable failures

        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*stop*'
    }

    It 'binds a dictionary and a GUID, and requires only the call' {
        $id = $rows[0].CallConnectionId

        (@{ CallId = $id }, [guid] $id | Get-AcsCallConnection).CallConnectionId | Should -Be $id, $id
        { [pscustomobject]@{ call = $id; number = 1 } | Get-AcsCallConnection } |
            Should -Throw -ErrorId 'UnrecognizedInput,*' -ExpectedMessage '*binds to -CallConnectionId.*'
    }

    It 'retries after a truncated response' {
        $emulator.AddFault(@{ kind = 'truncate'; count = 1 })

        (Get-AcsCallConnection $rows[0].CallConnectionId).CallConnectionState | Should -Be 'connected'
        $emulator.CountRequests() | Should -Be 2
    }

    It 'writes an error for an unreadable response' {
        $emulator.AddFault(@{ kind = 'status'; status = 200; body = '<html>'; contentType = 'text/html' })

        { Get-AcsCallConnection $rows[0].CallConnectionId -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidAnswer,*'
    }

    It 'emits objects that Stop-AcsDtmfRecognition accepts' {
        $phone = $emulator.AddCall(@('4:+14255550123'))

        (Get-AcsCallConnection $phone | Stop-AcsDtmfRecognition -TargetParticipant +14255550123).Status | Should -Be 'Succeeded'
    }

    It 'does not pass the callback of a call to the operation' {
        $id = $emulator.Call('Post', 'calls', @{ callbackUri = 'https://contoso.example/events'; participants = @(@{ rawId = '4:+14255550123' }) }).callConnectionId

        $call = Get-AcsCallConnection $id
        $call.CallbackUri | Should -Be 'https://contoso.example/events'
        ($call | Stop-AcsDtmfRecognition -TargetParticipant +14255550123).OperationCallbackUri | Should -BeNullOrEmpty
    }

    It 'displays a table of state, id and targets' {
        $table = Get-AcsCallConnection $rows[0].CallConnectionId | Out-String -Width 120

        $table | Should -Match 'State\s+CallConnectionId\s+Targets'
        $table | Should -Match "connected\s+$($rows[0].CallConnectionId)"
    }

    It 'adds the calls that it reads to tab completion' {
        $null = Get-AcsCallConnection $rows.CallConnectionId

        Get-Completion 'Stop-AcsDtmfRecognition -CallConnectionId ' | Sort-Object | Should -Be ($rows.CallConnectionId | Sort-Object)
    }
}
