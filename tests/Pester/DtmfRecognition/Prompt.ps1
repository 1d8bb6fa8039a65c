# Tests -WhatIf, -Confirm, completion and views.
Context '-WhatIf and -Confirm' {
    It 'sends nothing with -WhatIf, and describes each operation' {
        $said = Invoke-FreshShell -ArgumentList (Get-TestedManifest), $emulator.ConnectionString, $Command, $call, $phone {
            param ($manifest, $connectionString, $command, $call, $phone)
            Import-Module $manifest
            $null = Connect-AcsCalling $connectionString
            $call, $call | & $command -TargetParticipant $phone -WhatIf
        }

        "$said" | Should -BeLike "What if: *$Operation continuous DTMF recognition*$phone*$call*What if: *"
        $emulator.CountRequests() | Should -Be 0
    }

    It 'reports the outcome of each row under -WhatIf, and counts it' {
        $said = $call, 'no/id', $call | & $Command -TargetParticipant $phone -WhatIf -Verbose -ErrorAction SilentlyContinue -ErrorVariable errors 4>&1
        $results = $said | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }

        $results.CallConnectionId | Should -Be $call, 'no/id', $call
        $results.Status | Should -Be WouldSend, Failed, WouldSend
        $results.Source | Should -Be $call, 'no/id', $call
        $errors.FullyQualifiedErrorId | Should -Be "InvalidCallConnectionId,$errorType"
        "$($said[-1])" | Should -BeLike '3 rows in *: 2 would be sent, 1 failed, 0 skipped;*'
        $emulator.CountRequests() | Should -Be 0
    }

    It 'sends only the rows that are confirmed with -Confirm: <Answers>' -ForEach @(
        @{ Answers = 'n', 'n', 'n'; Sent = @() }
        @{ Answers = 'l'; Sent = @() }
        @{ Answers = 'n', 'y', 'n'; Sent = @('second') }
        @{ Answers = 'n', 'a'; Sent = @('second', 'third') }
    ) {
        # A real console host reads the answers from its standard input.
        $script = {
            param ($manifest, $connectionString, $command, $call, $phone)
            Import-Module $manifest
            $null = Connect-AcsCalling $connectionString
            'first', 'second', 'third' |
                ForEach-Object { [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = $_ } } |
                & $command -Confirm -ThrottleLimit 1 |
                ForEach-Object { "Result of $($_.OperationContext)" }
        }
        $arguments = (Get-TestedManifest), $emulator.ConnectionString, $Command, $call, $phone | ForEach-Object { "'$_'" }

        $said = $Answers | & (Get-PowerShellPath) -NoLogo -NoProfile -Command "& {$script} $arguments"

        @(SentBody).operationContext | Should -Be ($Sent ? $Sent : $null)
        @($said -like 'Result of *') | Should -HaveCount $Sent.Count
    }

    It 'does not prompt by default' {
        $result = Invoke-FreshShell -ArgumentList (Get-TestedManifest), $emulator.ConnectionString, $Command, $call, $phone {
            param ($manifest, $connectionString, $command, $call, $phone)
            Import-Module $manifest
            $null = Connect-AcsCalling $connectionString
            & $command $call $phone
        }

        # A result from another process has the same properties.
        $result.Status | Should -Be Succeeded
        $result.Operation | Should -Be $Operation
    }
}

Context 'At the prompt' {
    It 'completes parameters' {
        $offered = Get-Completion "$Command -"

        '-CallConnectionId', '-TargetParticipant', '-OperationContext', '-OperationCallbackUri', '-ThrottleLimit', '-Session', '-WhatIf', '-Confirm' | Should -BeIn $offered
        $offered | Should -Not -Contain '-InputObject'
    }

    It 'completes session names with quotation marks where they are needed' {
        $null = Connect-AcsCalling $emulator.ConnectionString -Name 'it''s mine'
        $null = Connect-AcsCalling $emulator.ConnectionString -Name 007

        $offered = Get-Completion "$Command -Session "

        $offered | Should -HaveCount 3
        foreach ($name in $offered) {
            (& ([scriptblock]::Create("$Command $call '$phone' -Session $name"))).Status | Should -Be Succeeded
        }

        Get-Completion "$Command -Session te" | Should -Be test
    }

    It 'displays all columns at <_> columns' -ForEach 80, 120 {
        $emulator.AddFault(@{ status = 404; count = 1 })
        $results = (Row $call $phone), (Row $call $participants[1]), (Row 'no/id' $participants[2]), (Row $call $participants[3]) |
            & $Command -ThrottleLimit 1 -ErrorAction SilentlyContinue

        $rendering = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'PlainText'
            $lines = ($results | Out-String -Width $_).TrimEnd() -split '\r?\n' | Where-Object { $_ }
        }
        finally {
            $PSStyle.OutputRendering = $rendering
        }

        # The group, one line of headers, one line of dashes, and one line for each row.
        $lines | Should -HaveCount 7
        $lines[0] | Should -Match "^ +Operation: $Operation$"
        $lines[1] | Should -Match '^Status +CallConnectionId +Participant +Error'
        $lines[2] | Should -Match '^-[- ]+$'
        $lines[3] | Should -Match "^Failed +$call +4:\+14255550123 +8522"
        $lines[4] | Should -Match "^Succeeded +$call +\u2026-0000-1000-000000000001"
        $lines[5] | Should -Match '^Failed +no/id .*Invalid'
    }

    It 'displays different participants differently at <_> columns' -ForEach 80, 120 {
        $results = Get-AcsCallParticipant $call | ForEach-Object { Row $call $_.TargetParticipant } | & $Command
        $listed = Get-AcsCallParticipant $call

        foreach ($table in ($results | Out-String -Width $_), ($listed | Out-String -Width $_)) {
            $lines = $table -replace '\x1b\[[\d;]*m' -split '\r?\n' | Where-Object { $_ -match '^(Succeeded|False)' }
            $lines | Should -HaveCount $participants.Count
            $lines | Select-Object -Unique | Should -HaveCount $participants.Count
        }
    }

    It 'completes phone numbers after a plus sign' {
        $null = Get-AcsCallParticipant $call

        Get-Completion "$Command $call +" | Should -Be "'+14255550123'"
        Get-Completion "$Command $call +1425" | Should -Be "'+14255550123'"
        Get-Completion "$Command $call -TargetParticipant '+" | Should -Be "'+14255550123'"
        Get-Completion "$Command -CallConnectionId $call, other -TargetParticipant 4" | Should -Be "'4:+14255550123'", "'48:some-kind-to-come'"
        Get-Completion "$Command other +" | Should -BeNullOrEmpty
        (& ([scriptblock]::Create("$Command $call $(Get-Completion "$Command $call +")"))).Status | Should -Be Succeeded
    }

    It 'completes journal paths' {
        Set-Content "$TestDrive/calls.journal" ''

        Get-Completion "$Command -JournalPath $TestDrive/ca" | Should -Be (Join-Path $TestDrive calls.journal)
    }
}
