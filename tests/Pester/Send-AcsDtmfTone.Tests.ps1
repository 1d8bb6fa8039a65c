Describe 'Send-AcsDtmfTone' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $phone = '+14255550123'
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -MaximumRetryCount 2
        $call = $emulator.AddCall(@("4:$phone"))
    }

    It 'sends <Name> as the words of the service' -ForEach @(
        @{ Name = 'keys'; Tone = 1, 2, '#', '*'; Words = 'one', 'two', 'pound', 'asterisk' }
        @{ Name = 'several keys in one text'; Tone = '0aD*'; Words = 'zero', 'a', 'd', 'asterisk' }
        @{ Name = 'words'; Tone = 'Nine', 'pound'; Words = 'nine', 'pound' }
        @{ Name = 'several words in one text'; Tone = 'one,two; three'; Words = 'one', 'two', 'three' }
    ) {
        $result = Send-AcsDtmfTone $call $phone $Tone -OperationContext menu

        $result | Should -BeOfType AcsDtmf.DtmfToneResult
        $result.Status | Should -Be 'Succeeded'
        $result.StatusCode | Should -Be 202
        $result.Tones | Should -Be ($Words -join ',')
        $sent = $emulator.GetCall($call).tonesSent
        $sent.tones | Should -Be $Words
        $sent.operationContext | Should -Be 'menu'
    }

    It 'requires tones in a column or an argument' {
        $row = [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; digits = 12 }

        $failure = { $row | Send-AcsDtmfTone } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeLike 'UnrecognizedInput,*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike "*@{ Name = 'Tone'; Expression = 'digits' }*"
        ($row | Send-AcsDtmfTone -Tone 1).Status | Should -Be Succeeded
        (@{ CallConnectionId = $call; TargetParticipant = $phone; Tones = 1, '#' } | Send-AcsDtmfTone).Tones | Should -Be 'one,pound'
    }

    It 'displays the error of a failed row and the tones at <_> columns' -ForEach 80, 120 {
        $table = $call, 'gone' | Send-AcsDtmfTone -TargetParticipant $phone -Tone 1, pound -ErrorAction SilentlyContinue | Out-String -Width $_
        $lines = $table -replace '\x1b\[[\d;]*m' -split '\r?\n' | Where-Object { $_ }

        $lines[0] | Should -Match '^Status +CallConnectionId +Participant +Error +Tones'
        $lines[2] | Should -Match "^Succeeded +$call +4:\+\d+ +1#$"
        $lines[3] | Should -Match '^Failed +gone +4:\+\d+ +8522 +1#$'
    }

    It 'sends the path of the operation and the Repeatability headers' {
        $null = Send-AcsDtmfTone $call $phone 1

        $request = $emulator.GetRequests()[0]
        $request.rawTarget | Should -Be "/calling/callConnections/${call}:sendDtmfTones?api-version=2026-03-12"
        { [guid] $request.headers.'Repeatability-Request-ID' } | Should -Not -Throw
        { [datetime]::ParseExact($request.headers.'Repeatability-First-Sent', 'R', [cultureinfo]::InvariantCulture) } | Should -Not -Throw
    }

    It 'sends tones that are heard once, even if the response is lost' {
        $emulator.AddFault(@{ kind = 'resetAfter'; count = 1 })

        $result = Send-AcsDtmfTone $call $phone 1

        $result.Attempts | Should -Be 2
        $requests = $emulator.GetRequests()
        $requests.headers.'Repeatability-Request-ID' | Sort-Object -Unique | Should -HaveCount 1
        $requests.headers.'Repeatability-First-Sent' | Sort-Object -Unique | Should -HaveCount 1
        $emulator.GetCall($call).tonesSent | Should -HaveCount 1
    }

    It 'sends a different Repeatability-Request-ID for every row' {
        $null = 1..3 | ForEach-Object { [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; Tones = "$_" } } | Send-AcsDtmfTone

        $emulator.GetRequests().headers.'Repeatability-Request-ID' | Sort-Object -Unique | Should -HaveCount 3
    }

    It 'sends nothing with -WhatIf' {
        $result = Send-AcsDtmfTone $call $phone 1 -WhatIf

        $result.Status | Should -Be WouldSend
        $result.Tones | Should -Be one

        $emulator.CountRequests() | Should -Be 0
    }

    It 'reports an error for <Name>, and sends nothing' -ForEach @(
        @{ Name = '19 tones'; Tone = '1' * 19 }
        @{ Name = 'no tone'; Tone = '' }
        @{ Name = 'an unknown tone'; Tone = '1', 'eleven' }
        @{ Name = 'a letter after d'; Tone = 'e' }
    ) {
        $result = Send-AcsDtmfTone $call $phone $Tone -ErrorAction SilentlyContinue -ErrorVariable failures

        $result.Status | Should -Be 'Failed'
        $result.ErrorCode | Should -Be 'InvalidTone'
        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidTone,AcsDtmf.Commands.SendAcsDtmfToneCommand'
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $emulator.CountRequests() | Should -Be 0
    }

    It 'sends 18 tones' {
        (Send-AcsDtmfTone $call $phone ('1' * 18)).Status | Should -Be 'Succeeded'
    }

    It 'reports an error for a call that is gone' {
        $result = Send-AcsDtmfTone gone $phone 1 -ErrorAction SilentlyContinue -ErrorVariable failures

        $result.ErrorCode | Should -Be '8522'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'accepts its own results from a CSV file' {
        $csv = Join-Path $TestDrive 'tones.csv'
        $emulator.SetCall($call, @{ state = 'disconnected' })
        Send-AcsDtmfTone $call $phone '12#' -ErrorAction SilentlyContinue | Export-Csv $csv
        $emulator.SetCall($call, @{ state = 'connected' })

        (Import-Csv $csv | Where-Object Status -EQ Failed | Send-AcsDtmfTone).Tones | Should -Be 'one,two,pound'
    }

    It 'completes the words' {
        Get-Completion 'Send-AcsDtmfTone -Tone p' | Should -Be 'pound'
        Get-Completion 'Send-AcsDtmfTone -Tone ' | Should -HaveCount 16
    }

}
