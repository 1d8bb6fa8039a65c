Describe 'A control character' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1", "$PSScriptRoot/Listener.psm1", "$PSScriptRoot/Evidence.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator

        # These characters clear the screen, overwrite the line, set a title and reverse the text direction.
        $hostile = "a`e[2Jb`rc`u{9b}1md`u{202e}e`u{2066}f`u{7f}g`e]0;title`ah`0i"
        $control = '[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]'

        # Returns the screen output of a script, in tables and in lists. The colors of the views are disabled because they are not the
        # subject of the test.
        function Get-Screen([scriptblock] $Script) {
            $rendering = $PSStyle.OutputRendering
            $PSStyle.OutputRendering = 'PlainText'
            try {
                # The output is grouped by type because PowerShell uses no views for different types in one output.
                $texts = & $Script *>&1 | Where-Object { $null -ne $_ } | Group-Object { $_.GetType() } | ForEach-Object {
                    $_.Group | Out-String -Width 1000
                    $_.Group | Where-Object { $_.GetType().Namespace -eq 'AcsDtmf' } | Format-List | Out-String -Width 1000
                    $_.Group | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { $_.CategoryInfo, $_.ErrorDetails | Format-List | Out-String -Width 1000 }
                }
                $texts -join "`n"
            }
            finally {
                $PSStyle.OutputRendering = $rendering
            }
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString
        $call = $emulator.AddCall('4:+14255550123')
    }

    AfterEach {
        Get-AcsCallingSession | Disconnect-AcsCalling
    }

    It 'in <Column> of a row does not reach the terminal: <Command>' -ForEach @(
        foreach ($command in 'Stop-AcsDtmfRecognition', 'Start-AcsDtmfRecognition', 'Send-AcsDtmfTone', 'Stop-AcsCallMedia', 'Get-AcsCallConnection', 'Get-AcsCallParticipant') {
            foreach ($column in 'CallConnectionId', 'TargetParticipant', 'OperationContext', 'Note') {
                @{ Command = $command; Column = $column }
            }
        }
    ) {
        $row = [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = '4:+14255550123'; OperationContext = 'context'; Tones = '1'; Note = 'note' }
        $row.$Column = $hostile

        $screen = Get-Screen { $row | & $Command -Verbose -ErrorVariable failures; $failures }

        $screen | Should -Not -BeNullOrEmpty
        $screen | Should -Not -Match $control
    }

    It 'in a row does not reach the terminal with -WhatIf' {
        $row = [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = '4:+14255550123'; OperationContext = $hostile }
        $null = Start-Transcript "$TestDrive/whatif.txt"
        $null = $row | Stop-AcsDtmfRecognition -WhatIf
        $null = Stop-Transcript

        Get-Content "$TestDrive/whatif.txt" -Raw | Should -Not -Match $control
    }

    It 'is kept in the properties, so that a result is valid input' {
        $row = [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = '4:+14255550123'; OperationContext = $hostile }

        $result = $row | Stop-AcsDtmfRecognition

        $result.Status | Should -Be Succeeded
        $result.OperationContext | Should -BeExactly $hostile
    }

    It 'in <Place> of a response does not reach the terminal' -ForEach @(
        @{ Place = 'the status line'; Head = "HTTP/1.1 400 a`e[2Jb"; Body = '' }
        @{ Place = 'the text'; Head = 'HTTP/1.1 400 Bad Request'; Body = "a`e[2Jb`u{202e}c" }
        @{ Place = 'the error'; Head = 'HTTP/1.1 400 Bad Request'; Body = '{"error":{"code":"a\u001b[2Jb","message":"a\u001b[2J\u202eb","target":"a\u009bb"}}' }
        @{ Place = 'the correlation id'; Head = @('HTTP/1.1 400 Bad Request', "X-Microsoft-Skype-Chain-ID: a`e[2Jb"); Body = '' }
        @{ Place = 'the data'; Head = 'HTTP/1.1 200 OK'; Body = '{"callConnectionId":"a\u001b[2Jb","callConnectionState":"c\u001b[2J\u202ed","targets":[{"rawId":"e\u009bf"}]}' }
    ) {
        $listener = Start-Listener -Head $Head -Body $Body
        try {
            $null = Connect-AcsCalling -Endpoint $listener.Endpoint -AccessToken token
            $screen = Get-Screen {
                Get-AcsCallConnection $call -Debug -Verbose -ErrorVariable failures
                $failures.Exception.Error
                $failures.Exception.CorrelationId
            }

            $screen | Should -Match '\[2J'
            $screen | Should -Not -Match $control
        }
        finally {
            $listener | Stop-Listener
        }
    }

    It 'does not cause a view to omit a property of <_>' -ForEach @(
        'DtmfRecognitionResult', 'ConfirmedDtmfRecognitionResult', 'DtmfToneResult', 'CallMediaResult', 'CallConnection', 'CallParticipant'
        'ContinuousDtmfRecognitionToneReceived', 'ContinuousDtmfRecognitionStopped', 'CallEvent'
    ) {
        $type = "AcsDtmf.$_" -as [type]
        $object = $type.GetConstructor(@()) ? $type::new() : $type::new([AcsDtmf.DtmfRecognitionResult]::new(), $null)
        $screen = $object | Format-List | Out-String

        $shown = [regex]::Matches($screen, '(?m)^(\w+) *:') | ForEach-Object { $_.Groups[1].Value }
        Compare-Object $shown @($object.psobject.Properties.Name) -SyncWindow 0 | Should -BeNullOrEmpty
    }

    It 'in an event does not reach the terminal' {
        $screen = Get-Screen {
            ConvertFrom-AcsCallEvent (@{
                id = $hostile; source = 'x'; specversion = '1.0'; type = 'Microsoft.Communication.ContinuousDtmfRecognitionToneReceived'
                data = @{ callConnectionId = $hostile; serverCallId = 's'; correlationId = 'c'; operationContext = $hostile; tone = $hostile; sequenceId = 1 }
            } | ConvertTo-Json -Depth 5)
            ConvertFrom-AcsCallEvent "{ `"no`": `"$hostile`" }"
        }

        $screen | Should -Not -Match $control
    }
}
