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

    It 'reports under -WhatIf what would become of each row, and counts it' {
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

    It 'shows all columns at <_> characters' -ForEach 80, 120 {
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

        # One line of headers, one line of dashes, and one line for each row.
        $lines | Should -HaveCount 6
        $lines[0] | Should -Match '^Status +CallConnectionId +Participant +Error'
        $lines[1] | Should -Match '^-[- ]+$'
        $lines[2] | Should -Match "^Failed +$call +4:\+14255550123 +8522"
        $lines[3] | Should -Match "^Succeeded +$call +8:acs:.*000000000001"
        $lines[4] | Should -Match '^Failed +no/id .*Invalid'
    }
}
