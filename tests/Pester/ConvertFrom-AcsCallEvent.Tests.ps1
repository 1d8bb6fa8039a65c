Describe 'ConvertFrom-AcsCallEvent' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1" -Force
        Import-TestedModule

        # A callback's body, as the service posts it: an array of CloudEvents.
        function Event([string] $name, [hashtable] $data = @{}) {
            @{
                id              = "$(New-Guid)"
                source          = 'calling/callConnections/call-1'
                subject         = 'calling/callConnections/call-1'
                type            = "Microsoft.Communication.$name"
                specversion     = '1.0'
                datacontenttype = 'application/json'
                time            = '2026-03-12T10:11:12.1234567+00:00'
                data            = @{ callConnectionId = 'call-1'; correlationId = 'correlation-1'; serverCallId = 'server-1' } + $data
            }
        }

        $tone = Event ContinuousDtmfRecognitionToneReceived @{ tone = 'pound'; sequenceId = 1; operationContext = 'row 1' }
        $stopped = Event ContinuousDtmfRecognitionStopped @{ operationContext = 'row 1' }
        $body = ConvertTo-Json @($tone, $stopped) -Depth 5
    }

    It 'reads <Form>' -ForEach @(
        @{ Form = 'a body'; Read = { ConvertFrom-AcsCallEvent $body } }
        @{ Form = 'a body from the pipeline'; Read = { $body | ConvertFrom-AcsCallEvent } }
        @{ Form = 'the lines of a body'; Read = { $body -split '\r?\n' | ConvertFrom-AcsCallEvent } }
        @{ Form = 'an event a line'; Read = { $tone, $stopped | ForEach-Object { ConvertTo-Json $_ -Depth 5 -Compress } | ConvertFrom-AcsCallEvent } }
        @{ Form = 'what ConvertFrom-Json made of a body'; Read = { $body | ConvertFrom-Json | ConvertFrom-AcsCallEvent } }
        @{ Form = 'what ConvertFrom-Json made of a body, as one argument'; Read = { ConvertFrom-AcsCallEvent (ConvertFrom-Json $body) } }
        @{ Form = 'hashtables'; Read = { $tone, $stopped | ConvertFrom-AcsCallEvent } }
        @{ Form = 'what a webhook gives to a runbook'; Read = { [pscustomobject]@{ WebhookName = 'calls'; RequestHeader = @{}; RequestBody = $body } | ConvertFrom-AcsCallEvent } }
        @{ Form = 'a file'; Read = { Set-Content TestDrive:/body.json $body; ConvertFrom-AcsCallEvent -Path TestDrive:/body.json } }
        @{ Form = 'files of a pattern'; Read = { Set-Content TestDrive:/b1.log (ConvertTo-Json $tone -Depth 5); Set-Content TestDrive:/b2.log (ConvertTo-Json $stopped -Depth 5); ConvertFrom-AcsCallEvent -Path TestDrive:/b?.log } }
        @{ Form = 'a file by its literal path'; Read = { Set-Content -LiteralPath 'TestDrive:/[1].json' $body; ConvertFrom-AcsCallEvent -LiteralPath 'TestDrive:/[1].json' } }
    ) {
        $events = & $Read

        $events | Should -HaveCount 2
        $events[0] | Should -BeOfType AcsDtmf.ContinuousDtmfRecognitionToneReceived
        $events[0].Tone | Should -Be pound
        $events[0].SequenceId | Should -Be 1
        $events[1] | Should -BeOfType AcsDtmf.ContinuousDtmfRecognitionStopped
        $events.CallConnectionId | Should -Be call-1, call-1
        $events.OperationContext | Should -Be 'row 1', 'row 1'
        $events[1].Time | Should -Be ([DateTimeOffset] '2026-03-12T10:11:12.1234567+00:00')
    }

    It 'keeps what it does not know' {
        $event = ConvertTo-Json (Event SomethingToCome @{ detail = 'new' }) -Depth 5 | ConvertFrom-AcsCallEvent

        $event | Should -BeOfType AcsDtmf.CallEvent
        $event.Type | Should -Be Microsoft.Communication.SomethingToCome
        $event.CallConnectionId | Should -Be call-1
        $event.Data | Should -BeLike '*detail*new*'
    }

    It 'reports what is no event, and goes on' {
        $good = ConvertTo-Json $stopped -Depth 5 -Compress
        Set-Content TestDrive:/good.json $good
        Set-Content TestDrive:/bad.json '<html>'

        $events = 'bad', 'good' | ForEach-Object { Get-Item "TestDrive:/$_.json" } | ConvertFrom-AcsCallEvent -ErrorAction SilentlyContinue -ErrorVariable errors

        $events | Should -HaveCount 1
        $errors.FullyQualifiedErrorId | Should -Be 'InvalidCallEvent,AcsDtmf.Commands.ConvertFromAcsCallEventCommand'
        $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'says so when a file is not there' {
        { ConvertFrom-AcsCallEvent -Path TestDrive:/nowhere.json -ErrorAction Stop } | Should -Throw '*nowhere.json*'
    }

    It 'is silent about nothing' {
        '', $null, '[]' | ConvertFrom-AcsCallEvent -ErrorVariable errors | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }
}
