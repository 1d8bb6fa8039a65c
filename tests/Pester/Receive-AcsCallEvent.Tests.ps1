Describe 'Receive-AcsCallEvent' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1", "$PSScriptRoot/ListeningCommand.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $openId = "$($emulator.Endpoint)calling/.well-known/acsopenidconfiguration"
        $audience = '00000000-0000-0000-0000-00000000acc5'
        $errorType = 'AcsDtmf.Commands.ReceiveAcsCallEventCommand'

        function Payload([string] $id, [string] $name = 'PlayCompleted', [string] $call = 'c1') {
            ConvertTo-Json -Compress @{ id = $id; type = "Microsoft.Communication.$name"; time = '2024-03-04T20:33:20.0921+00:00'; data = @{ callConnectionId = $call } }
        }

        # The status of the answer to a callback; 0 when there is no answer.
        function Send-Callback([string] $uri, [string] $body) {
            try {
                (Invoke-WebRequest $uri -TimeoutSec 60 -Method Post -Body $body -ContentType application/json -SkipHttpErrorCheck -ProgressAction SilentlyContinue).StatusCode
            }
            catch [Net.Http.HttpRequestException] {
                0
            }
        }

        function Start-Receiving([scriptblock] $script) {
            $prefix = Get-ListenPrefix
            Start-ListeningCommand $script $prefix | Add-Member Prefix $prefix -PassThru
        }

        # The counters of the emulator, when it has nothing more to deliver.
        function Get-DeliveryCount {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            while (($events = $emulator.GetState().events).pending -gt 0) {
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 60 -Because 'the events must be delivered'
                Start-Sleep -Milliseconds 20
            }

            $events
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -Name test
        $prefix = Get-ListenPrefix
        $listener = @{ ListenPrefix = $prefix; Audience = $audience; OpenIdConfigurationUri = $openId; TimeoutSec = 60 }
    }

    Context 'A live call' {
        It 'is handled event by event, from the first key to the end of recognition' {
            $row = $emulator.AddCalls(1)[0]
            $call = $row.CallConnectionId

            $names = Receive-AcsCallEvent @listener -Count 4 -ErrorAction Stop -WarningAction Stop | ForEach-Object -Begin {
                $null = $row | Start-AcsDtmfRecognition -OperationCallbackUri $prefix
                $null = $emulator.Call('Post', "calls/$call/tones", @{ rawId = $row.TargetParticipant; tones = @('four', 'two', 'pound') })
            } -Process {
                if ($_.Tone -eq 'pound') {
                    $null = $row | Stop-AcsDtmfRecognition -OperationCallbackUri $prefix
                }

                "$($_.GetType().Name) $($_.Tone)".TrimEnd()
            }

            $tone = 'ContinuousDtmfRecognitionToneReceived'
            $names | Should -Be "$tone four", "$tone two", "$tone pound", 'ContinuousDtmfRecognitionStopped'
            $events = Get-DeliveryCount
            $events.delivered | Should -Be 4
            $events.attempts | Should -Be 4
        }

        It 'explains why a stop fails' {
            $gone = '4:+14255550123'
            $id = $emulator.Call('Post', 'calls', @{ state = 'connecting'; callbackUri = $prefix; participants = @(@{ rawId = $gone }, @{ rawId = '4:+14255550124' }) }).callConnectionId

            $events = Receive-AcsCallEvent @listener -Count 4 -ErrorAction Stop | ForEach-Object -Begin {
                $emulator.SetCall($id, @{ state = 'connected' })
                $null = $emulator.Call('Delete', "calls/$id/participants/$gone", $null)
                $emulator.SetCall($id, @{ state = 'disconnected' })
            } -Process { $_ }

            $events.ForEach({ $_.GetType().Name }) | Should -Be CallConnected, ParticipantsUpdated, ParticipantsUpdated, CallDisconnected
            $events.CallConnectionId | Select-Object -Unique | Should -Be $id
            $events[1].Participants.TargetParticipant.RawId | Should -Be $gone, '4:+14255550124'
            $events[2].Participants.TargetParticipant.RawId | Should -Be '4:+14255550124'
            $events[2].SequenceNumber | Should -BeGreaterThan $events[1].SequenceNumber
        }
    }

    Context 'The response' {
        It 'comes after the pipeline has processed the event' {
            $row = $emulator.AddCalls(1)[0]
            $null = $row | Start-AcsDtmfRecognition

            $before = Receive-AcsCallEvent @listener -Count 1 -ErrorAction Stop | ForEach-Object -Begin {
                $null = $row | Stop-AcsDtmfRecognition -OperationCallbackUri $prefix
            } -Process { $emulator.GetState().events.delivered }

            $before | Should -Be 0
            (Get-DeliveryCount).delivered | Should -Be 1
        }

        It 'is not 200 when the pipeline <How>' -ForEach @(
            @{ How = 'stops'; Run = { param ($prefix) Receive-AcsCallEvent $prefix -Verbose | Select-Object -First 1 } }
            @{ How = 'fails'; Run = { param ($prefix) Receive-AcsCallEvent $prefix -Verbose | ForEach-Object { throw 'No more.' } } }
            @{ How = 'has enough events in the middle of a body'; Run = { param ($prefix) Receive-AcsCallEvent $prefix -Verbose -Count 1 } }
        ) {
            $receiving = Start-Receiving $Run
            try {
                Send-Callback $receiving.Prefix "[$(Payload 1),$(Payload 2)]" | Should -BeIn 0, 503
                $receiving.Running.AsyncWaitHandle.WaitOne([timespan]::FromMinutes(1)) | Should -BeTrue
                $receiving.Output.Id | Should -Not -Contain 2
            }
            finally {
                Stop-ListeningCommand $receiving
            }
        }
    }

    Context 'The output' {
        It 'is limited to types and calls, and other events are acknowledged' {
            $receiving = Start-Receiving {
                param ($prefix)
                Receive-AcsCallEvent $prefix -Type *connected, Microsoft.Communication.playcompleted -CallConnectionId C1, c2 -Count 4 -Verbose
            }
            try {
                Send-Callback $receiving.Prefix "[$(Payload 1 CallConnected),$(Payload 2 ParticipantsUpdated)]" | Should -Be 200
                Send-Callback $receiving.Prefix "[$(Payload 3 CallConnected c3)]" | Should -Be 200
                Send-Callback $receiving.Prefix "[$(Payload 1 CallConnected)]" | Should -Be 200 -Because 'it came before'
                Send-Callback $receiving.Prefix "[$(Payload 4 CallDisconnected C2),$(Payload 5),$(Payload 6 PlayFailed),$(Payload 7)]" | Should -Be 200

                (Complete-ListeningCommand $receiving).Id | Should -Be 1, 4, 5, 7
                $receiving.Output[2].GetType().FullName | Should -Be AcsDtmf.CallEvent
                $receiving.Shell.Streams.Error | Should -BeNullOrEmpty
            }
            finally {
                Stop-ListeningCommand $receiving
            }
        }

        It 'is an error for an invalid event, and a warning for a refused callback' {
            $receiving = Start-Receiving { param ($prefix) Receive-AcsCallEvent $prefix -Count 1 -Verbose }
            try {
                (Invoke-WebRequest $receiving.Prefix -TimeoutSec 60 -SkipHttpErrorCheck -ProgressAction SilentlyContinue).StatusCode | Should -Be 405
                Send-Callback $receiving.Prefix '[17]' | Should -Be 200
                Send-Callback $receiving.Prefix "[$(Payload 1)]" | Should -Be 200

                (Complete-ListeningCommand $receiving).Id | Should -Be 1
                $receiving.Shell.Streams.Error.FullyQualifiedErrorId | Should -Be "InvalidCallEvent,$errorType"
                "$($receiving.Shell.Streams.Warning)" | Should -BeLike '*refused because its method was not POST*'
            }
            finally {
                Stop-ListeningCommand $receiving
            }
        }

        It 'is an error if too few events arrive in time, after the events that arrived' {
            $row = $emulator.AddCalls(1)[0]
            $null = $row | Start-AcsDtmfRecognition
            $listener.TimeoutSec = 2

            $sorted = Receive-AcsCallEvent @listener -Count 2 -ErrorVariable failures -ErrorAction SilentlyContinue |
                ForEach-Object -Begin { $null = $row | Stop-AcsDtmfRecognition -OperationCallbackUri $prefix } -Process { $_ } |
                Sort-Object Time

            $sorted | Should -BeOfType AcsDtmf.ContinuousDtmfRecognitionStopped
            $failures.FullyQualifiedErrorId | Should -Be "TooFewEvents,$errorType"
            $failures.CategoryInfo.Category | Should -Be OperationTimeout
            "$failures" | Should -Be '1 of 2 events arrived within 2 s.'
        }

        It 'is empty if no event arrives in time and -Count is not specified' {
            Receive-AcsCallEvent $prefix -TimeoutSec 1 -ErrorAction Stop | Should -BeNullOrEmpty
        }
    }

    Context 'The end' {
        It 'is immediate on Ctrl+C, and releases the address' {
            $receiving = Start-Receiving { param ($prefix) Receive-AcsCallEvent $prefix -Verbose }
            try {
                $receiving.Shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne([timespan]::FromSeconds(5)) | Should -BeTrue
                $receiving.Shell.InvocationStateInfo.State | Should -Be Stopped
                $receiving.Shell.Streams.Error | Should -BeNullOrEmpty
                (@() | Wait-AcsDtmfRecognitionStopped $receiving.Prefix -ErrorAction Stop) | Should -BeNullOrEmpty
            }
            finally {
                Stop-ListeningCommand $receiving
            }
        }

        It 'precedes the first request if the address is invalid: <_>' -ForEach 'nonsense', 'http://*:18080/' {
            { Receive-AcsCallEvent $_ | ForEach-Object -Begin { throw 'Too far.' } -Process { $_ } } | Should -Throw -ErrorId "InvalidListenPrefix,$errorType"
        }
    }

    Context 'At the prompt' {
        It 'completes the types of events' {
            Get-Completion 'Receive-AcsCallEvent http://localhost:8080/ -Type Call' | Should -Be CallConnected, CallDisconnected
            Get-Completion 'Receive-AcsCallEvent http://localhost:8080/ -Type CallConnected, ' | Should -HaveCount 8
        }

        It 'refuses invalid limits: <Name> <Value>' -ForEach @{ Name = 'Count'; Value = 0 }, @{ Name = 'TimeoutSec'; Value = 0 }, @{ Name = 'TimeoutSec'; Value = 86401 } {
            $limit = @{ $Name = $Value }

            { Receive-AcsCallEvent $prefix @limit } | Should -Throw -ErrorId "ParameterArgumentValidationError,$errorType"
        }
    }
}
