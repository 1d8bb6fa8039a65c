Describe 'Send-AcsDtmfTone' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $phone = '4:+14255550123'
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -Name test
        $call = $emulator.AddCall($phone)
    }

    It 'takes <Tone> for <Words>' -ForEach @(
        @{ Tone = '1'; Words = 'one' }
        @{ Tone = 1; Words = 'one' }
        @{ Tone = '#'; Words = 'pound' }
        @{ Tone = '*'; Words = 'asterisk' }
        @{ Tone = 'pound'; Words = 'pound' }
        @{ Tone = 'Star'; Words = 'asterisk' }
        @{ Tone = 'D'; Words = 'd' }
        @{ Tone = '12#'; Words = 'one two pound' }
        @{ Tone = '1', '2', '#'; Words = 'one two pound' }
        @{ Tone = 'one, two; pound'; Words = 'one two pound' }
        @{ Tone = '012345678901234567'; Words = 'zero one two three four five six seven eight nine zero one two three four five six seven' }
    ) {
        $result = Send-AcsDtmfTone $call $phone $Tone

        $result | Should -BeOfType AcsDtmf.DtmfToneResult
        $result.Status | Should -Be Succeeded
        $result.StatusCode | Should -Be 202
        $result.CallConnectionId | Should -Be $call
        "$($emulator.GetCall($call).tonesSent.tones)" | Should -Be $Words
    }

    It 'refuses <Case>, and sends nothing' -ForEach @(
        @{ Case = 'no tone'; Tone = '' }
        @{ Case = 'a tone that no telephone has'; Tone = '1x' }
        @{ Case = 'more tones than the service takes'; Tone = '1' * 19 }
    ) {
        $results = @(
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; Tone = $Tone }
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; Tone = '1' }
        ) | Send-AcsDtmfTone -ErrorAction SilentlyContinue -ErrorVariable errors

        $results.Status | Should -Be Failed, Succeeded
        $errors.FullyQualifiedErrorId | Should -Be 'InvalidTone,AcsDtmf.Commands.SendAcsDtmfToneCommand'
        $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $emulator.GetSummary().tonesSent | Should -Be 1
        $emulator.CountRequests() | Should -Be 1
    }

    It 'reads the CSV column <_>' -ForEach 'Tone', 'Tones' {
        Set-Content TestDrive:/calls.csv "CallConnectionId,TargetParticipant,$_", "$call,$phone,12#"

        (Import-Csv TestDrive:/calls.csv | Send-AcsDtmfTone).Status | Should -Be Succeeded

        "$($emulator.GetCall($call).tonesSent.tones)" | Should -Be 'one two pound'
    }

    It 'sends its own results again' {
        Send-AcsDtmfTone $call $phone '12#' | Export-Csv TestDrive:/results.csv

        (Import-Csv TestDrive:/results.csv | Send-AcsDtmfTone).Status | Should -Be Succeeded

        $emulator.GetCall($call).tonesSent | ForEach-Object { "$($_.tones)" } | Should -Be 'one two pound', 'one two pound'
    }

    It 'sends once what has to be asked for twice' {
        # The service does it, but the answer gets lost.
        $emulator.AddFault(@{ kind = 'resetAfter'; count = 1 })

        $result = Send-AcsDtmfTone $call $phone 1

        $result.Status | Should -Be Succeeded
        $result.Attempts | Should -Be 2
        $emulator.GetSummary().tonesSent | Should -Be 1
        $headers = $emulator.GetRequests().headers
        $headers.'Repeatability-Request-ID' | Select-Object -Unique | Should -HaveCount 1
        $headers.'Repeatability-First-Sent' | Select-Object -Unique | Should -HaveCount 1
    }

    It 'sends nothing under -WhatIf' {
        Send-AcsDtmfTone $call $phone 1 -WhatIf | Should -BeNullOrEmpty

        $emulator.CountRequests() | Should -Be 0
    }

    It 'completes tones' {
        $offered = Get-Completion 'Send-AcsDtmfTone -Tone '

        'pound', 'asterisk' | Should -BeIn $offered
        Get-Completion 'Send-AcsDtmfTone -Tone po' | Should -Be pound
    }
}
