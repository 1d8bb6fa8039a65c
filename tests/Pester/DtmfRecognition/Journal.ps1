# -JournalPath.
Context '-JournalPath' {
    BeforeEach {
        $journal = "TestDrive:/$(New-Guid).journal"
        $rows = foreach ($participant in $participants) { Row $call $participant }
    }

    It 'sends only the rows that have not succeeded in a second run' {
        $emulator.AddFault(@{ status = 409; count = 2 })
        $first = $rows | & $Command -JournalPath $journal -ThrottleLimit 1 -ErrorAction SilentlyContinue
        $first.Status | Should -Be (@('Failed') * 2 + @('Succeeded') * 6)

        $second = $rows | & $Command -JournalPath $journal

        $second.Status | Should -Be (@('Succeeded') * 2 + @('Skipped') * 6)
        "$($second.TargetParticipant)" | Should -Be "$participants"
        $emulator.CountRequests() | Should -Be 10

        ($rows | & $Command -JournalPath $journal).Status | Select-Object -Unique | Should -Be Skipped
        $emulator.CountRequests() | Should -Be 10
    }

    It 'identifies a row by all its values, and a repeated row as often as it occurs' {
        $null = Row $call $phone | & $Command -JournalPath $journal

        $results = @(
            Row $call $phone
            Row $call $phone
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = 'another' }
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationCallbackUri = 'https://contoso.example/' }
        ) | & $Command -JournalPath $journal

        $results.Status | Should -Be Skipped, Succeeded, Succeeded, Succeeded
    }

    It 'recognizes a row whose context was generated' {
        $null = $rows | & $Command -JournalPath $journal -UniqueContext

        ($rows | & $Command -JournalPath $journal -UniqueContext).Status | Select-Object -Unique | Should -Be Skipped
    }

    It 'contains every row on disk before its result is emitted' {
        # The file cannot be read while it is written; that it grows can be seen.
        $lengths = $rows | & $Command -JournalPath $journal -ThrottleLimit 1 | ForEach-Object { (Get-Item $journal).Length }

        $lengths | Should -HaveCount $rows.Count
        $lengths | Select-Object -Unique | Should -HaveCount $rows.Count
        (Get-Content $journal).Count | Should -Be ($rows.Count + 1) -Because 'the first line says whose journal it is'
    }

    It 'repairs a last line that a crash has truncated' {
        $null = $rows | & $Command -JournalPath $journal
        $bytes = [IO.File]::ReadAllBytes((Convert-Path $journal))
        [IO.File]::WriteAllBytes((Convert-Path $journal), $bytes[0..($bytes.Count - 20)])

        $results = $rows | & $Command -JournalPath $journal

        ($results | Where-Object Status -EQ Skipped) | Should -HaveCount 7
        ($results | Where-Object Status -EQ Succeeded) | Should -HaveCount 1
        ($rows | & $Command -JournalPath $journal).Status | Select-Object -Unique | Should -Be Skipped
    }

    It 'is refused by the other operation' {
        $null = $rows | & $Command -JournalPath $journal
        $other = @{ Stop = 'Start'; Start = 'Stop' }[$Operation]

        { $rows | & "$other-AcsDtmfRecognition" -JournalPath $journal } | Should -Throw "*$Operation*$other*" -ErrorId 'JournalMismatch,*'

        $emulator.CountRequests() | Should -Be $rows.Count
    }

    It 'does not change a file that is not a journal' {
        Set-Content $journal 'CallConnectionId,TargetParticipant'

        { $rows | & $Command -JournalPath $journal } | Should -Throw -ErrorId "JournalNotRecognized,$errorType"

        Get-Content $journal | Should -Be 'CallConnectionId,TargetParticipant'
        $emulator.CountRequests() | Should -Be 0
    }

    It 'is not created under -WhatIf' {
        ($rows | & $Command -JournalPath $journal -WhatIf).Status | Select-Object -Unique | Should -Be WouldSend

        $journal | Should -Not -Exist
    }

    It 'is read and not changed under -WhatIf' {
        $null = $rows[0] | & $Command -JournalPath $journal
        $before = Get-Content $journal -Raw

        ($rows | & $Command -JournalPath $journal -WhatIf).Status | Should -Be (@('Skipped') + @('WouldSend') * 7)

        Get-Content $journal -Raw | Should -BeExactly $before
        $emulator.CountRequests() | Should -Be 1
    }

    It 'keeps the evidence of the first run in the second' {
        $first = $rows | & $Command -JournalPath $journal -UniqueContext

        $second = $rows | & $Command -JournalPath $journal -UniqueContext

        foreach ($name in 'CallConnectionId', 'StatusCode', 'CorrelationId', 'ClientRequestId', 'OperationContext', 'Attempts', 'Duration', 'CompletedAt') {
            $second.$name | Should -Be $first.$name -Because $name
        }

        $second.Source | Should -Be $rows
    }
}
