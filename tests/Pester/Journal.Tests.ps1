<#
    -JournalPath: what is in the file, what a second run makes of it, and what happens when the process is killed.
#>
BeforeDiscovery {
    $seed = $env:ACSDTMF_SEED ? [int] $env:ACSDTMF_SEED : 2026
}

Describe 'The journal' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $null = Connect-AcsCalling $emulator.ConnectionString -MaximumRetryCount 0
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $rows = $emulator.AddCalls(5)
        $journal = Join-Path $TestDrive "$(New-Guid).jsonl"
    }

    It 'consists of JSON lines: a header and every finished row' {
        $emulator.AddFault(@{ kind = 'status'; status = 404; callConnectionId = $rows[1].CallConnectionId })

        $null = $rows | Stop-AcsDtmfRecognition -ThrottleLimit 1 -JournalPath $journal -OperationContext ctx -ErrorAction SilentlyContinue

        $header, $entries = Get-Content $journal | ConvertFrom-Json
        $header.journal | Should -Be 'AcsDtmf/1'
        $header.operation | Should -Be 'Stop'
        $header.endpoint | Should -Be "$($emulator.Endpoint)"
        $entries.callConnectionId | Should -Be $rows.CallConnectionId
        $entries.targetParticipant | Should -Be $rows.TargetParticipant
        $entries.operationContext | Should -Be (, 'ctx' * 5)
        $entries.status | Should -Be 'Succeeded', 'Failed', 'Succeeded', 'Succeeded', 'Succeeded'
    }

    It 'skips the rows that have succeeded, and sends the others' {
        $emulator.AddFault(@{ kind = 'status'; status = 404; callConnectionId = $rows[1].CallConnectionId })
        $null = $rows | Stop-AcsDtmfRecognition -JournalPath $journal -ErrorAction SilentlyContinue
        $emulator.ClearFaults()
        $before = $emulator.CountRequests()

        $second = $rows | Stop-AcsDtmfRecognition -JournalPath $journal

        $second.Status | Should -Be 'Skipped', 'Succeeded', 'Skipped', 'Skipped', 'Skipped'
        $emulator.CountRequests() - $before | Should -Be 1
        ($rows | Stop-AcsDtmfRecognition -JournalPath $journal).Status | Should -Be (, 'Skipped' * 5)
    }

    It 'contains a row on disk before its result is emitted, and other programs can read it' {
        $rows | Stop-AcsDtmfRecognition -ThrottleLimit 1 -JournalPath $journal | ForEach-Object {
            (Get-Content $journal) -match $_.ClientRequestId | Should -HaveCount 1
        }
    }

    It 'treats a repeated row as two rows' {
        $twice = $rows[0], $rows[0]

        ($twice | Stop-AcsDtmfRecognition -JournalPath $journal).Status | Should -Be 'Succeeded', 'Succeeded'
        ($twice + $rows[0] | Stop-AcsDtmfRecognition -JournalPath $journal).Status | Should -Be 'Skipped', 'Skipped', 'Succeeded'
    }

    It 'repairs a last line that a crash has truncated' {
        $null = $rows[0, 1] | Stop-AcsDtmfRecognition -JournalPath $journal
        Add-Content $journal '{"callConnectionId":"0000' -NoNewline

        ($rows | Stop-AcsDtmfRecognition -JournalPath $journal).Status | Should -Be 'Skipped', 'Skipped', 'Succeeded', 'Succeeded', 'Succeeded'
        Get-Content $journal | ConvertFrom-Json | Should -HaveCount 6
    }

    It 'refuses a second run while one is in progress' {
        $busy = [IO.File]::Open($journal, 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            { $rows | Stop-AcsDtmfRecognition -JournalPath $journal } | Should -Throw -ErrorId 'JournalInUse,AcsDtmf.Commands.StopAcsDtmfRecognitionCommand'
        }
        finally {
            $busy.Dispose()
        }

        $emulator.CountRequests() | Should -Be 0
    }

    It 'refuses the journal of another operation' {
        $null = $rows[0] | Stop-AcsDtmfRecognition -JournalPath $journal

        { $rows | Start-AcsDtmfRecognition -JournalPath $journal } | Should -Throw -ErrorId 'JournalMismatch,*'
    }

    It 'does not change a file that is not a journal: <Name>' -ForEach @(
        @{ Name = 'a CSV'; Content = "CallConnectionId,TargetParticipant`n1,2`n" }
        @{ Name = 'one line of text without an end'; Content = 'notes' }
        @{ Name = 'other JSON lines'; Content = "{`"a`":1}`n" }
    ) {
        Set-Content $journal $Content -NoNewline

        { $rows | Stop-AcsDtmfRecognition -JournalPath $journal } | Should -Throw -ErrorId 'JournalNotRecognized,*'
        Get-Content $journal -Raw | Should -BeExactly $Content
    }

    It 'skips a damaged line with a warning that names it, and sends only the rows that it does not record' {
        $null = $rows[0, 1] | Stop-AcsDtmfRecognition -JournalPath $journal
        $lines = Get-Content $journal
        Set-Content $journal ($lines[0], 'damaged', $lines[1], ("`0" * 300 + $lines[2]))

        $second = $rows | Stop-AcsDtmfRecognition -JournalPath $journal -WarningVariable warning -WarningAction SilentlyContinue

        $second.Status | Should -Be 'Skipped', 'Skipped', 'Succeeded', 'Succeeded', 'Succeeded'
        $warning | Should -HaveCount 1
        $warning[0] | Should -BeLike '*damaged lines*: 2. *sent again*'
    }

    It 'is readable after any input: a CSV file with an unclosed quotation mark, a context of 180,000 characters' {
        $csv = Join-Path $TestDrive 'open.csv'
        Set-Content $csv (@('CallConnectionId,TargetParticipant') + "`"$($rows[0].CallConnectionId),4:+1425" + (1..40000).ForEach{ "0000-$_,4:+14255550123" })
        $input = @(Import-Csv $csv) + ($rows | Select-Object *, @{ Name = 'OperationContext'; Expression = { 'ü' * 180000 } })

        $first = $input | Stop-AcsDtmfRecognition -JournalPath $journal -ErrorAction SilentlyContinue
        $second = $input | Stop-AcsDtmfRecognition -JournalPath $journal -ErrorAction SilentlyContinue

        $first.Status | Should -Be (@('Failed') + , 'Succeeded' * 5)
        $second.Status | Should -Be (@('Failed') + , 'Skipped' * 5)
        Get-Content $journal | ConvertFrom-Json | Should -HaveCount 8
    }

    It 'masks the secrets of callbacks, and only its owner can read it' {
        $null = $rows | Stop-AcsDtmfRecognition -JournalPath $journal -OperationCallbackUri 'https://me:sesame@contoso.example/events?code=sesame'

        $journal | Should -Not -FileContentMatch 'sesame'
        if (-not $IsWindows) {
            (Get-Item $journal).UnixMode | Should -Be '-rw-------'
        }

        ($rows | Stop-AcsDtmfRecognition -JournalPath $journal -OperationCallbackUri 'https://me:sesame@contoso.example/events?code=other').Status |
            Should -Be (, 'Succeeded' * 5)
    }

    It 'must be a file: <_> is refused, and nothing is sent' -ForEach 'Env:\journal', 'Variable:journal', 'Function:\journal' {
        { $rows | Stop-AcsDtmfRecognition -JournalPath $_ } | Should -Throw -ErrorId 'NotAFile,*' -ExpectedMessage '*not of a file*'
        $emulator.CountRequests() | Should -Be 0
    }

    It 'has no lock file after the run' {
        $null = $rows | Stop-AcsDtmfRecognition -JournalPath $journal

        Get-ChildItem $TestDrive -Filter "$(Split-Path $journal -Leaf)*" | Should -HaveCount 1
    }

    It 'reports a missing folder' {
        { $rows | Stop-AcsDtmfRecognition -JournalPath (Join-Path $TestDrive 'nowhere/j.jsonl') } | Should -Throw -ErrorId 'JournalUnavailable,*'
        $emulator.CountRequests() | Should -Be 0
    }

    It 'must not be a device: <_>' -ForEach '/dev/zero', '/dev/null', '/dev/full' {
        if (-not (Test-Path $_)) {
            Set-ItResult -Skipped -Because "this operating system has no $_"
        }

        { $rows | Stop-AcsDtmfRecognition -JournalPath $_ } | Should -Throw -ErrorId 'JournalUnavailable,*'
        $emulator.CountRequests() | Should -Be 0
    }

    Context 'On a full disk' {
        BeforeAll {
            # A disk of 64 KB can be had on Linux by those who may mount one; elsewhere there is none to fill.
            $disk = Join-Path $TestDrive 'disk'
            $null = New-Item -ItemType Directory $disk
            $isMounted = $IsLinux -and (id -u) -eq 0 -and $(mount -t tmpfs -o size=64k tmpfs $disk 2>$null; $LASTEXITCODE -eq 0)
        }

        AfterAll {
            if ($isMounted) {
                umount $disk
            }
        }

        It 'ends the run after the finished rows are reported' {
            if (-not $isMounted) {
                Set-ItResult -Skipped -Because 'a small disk cannot be mounted here'
            }

            $many = $emulator.AddCalls(2000)
            $results = [Collections.Generic.List[object]]::new()

            { $many | Stop-AcsDtmfRecognition -JournalPath $disk/calls.jsonl | ForEach-Object { $results.Add($_) } } |
                Should -Throw -ErrorId 'JournalUnavailable,*'

            $emulator.WaitUntilIdle()
            $emulator.CountRequests() | Should -BeLessThan 2000
            @($results | Where-Object Status -EQ Succeeded).Count | Should -Be $emulator.GetSummary().stops
        }

        It 'contains every row once if the disk is full and then free again, at any moment' {
            if (-not $isMounted) {
                Set-ItResult -Skipped -Because 'a small disk cannot be mounted here'
            }

            $journal = "$disk/again.jsonl"
            $many = $emulator.AddCalls(100)
            $ballast = "$disk/ballast"
            foreach ($free in 0, 1, 2, 3) {
                # Full but for a few pages: somewhere in the run, the disk takes half of a write.
                Remove-Item $ballast, $disk/calls.jsonl -ErrorAction Ignore
                $used = (Test-Path $journal) ? [math]::Ceiling((Get-Item $journal).Length / 4096) : 0
                fallocate -l "$(64 - 4 * ($used + $free))k" $ballast
                { $many | Stop-AcsDtmfRecognition -JournalPath $journal -ThrottleLimit 4 } | Should -Throw -ErrorId 'JournalUnavailable,*'
            }

            Remove-Item $ballast
            $last = $many | Stop-AcsDtmfRecognition -JournalPath $journal -WarningVariable warning
            $warning | Should -BeNullOrEmpty
            $last.Status | Should -Not -Contain Failed
            $entries = Get-Content $journal | Select-Object -Skip 1 | ConvertFrom-Json
            $entries.callConnectionId | Sort-Object | Should -Be ($many.CallConnectionId | Sort-Object)
        }
    }
}

Describe 'Two processes with one journal, where file locks are switched off' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        $emulator = Start-Emulator '--latency', 5
        $journal = Join-Path $TestDrive 'calls.jsonl'
        $env:DOTNET_SYSTEM_IO_DISABLEFILELOCKING = '1'
        try {
            $processes = foreach ($name in 'one', 'two') {
                $csv = Join-Path $TestDrive "$name.csv"
                $emulator.AddCalls(400) | Export-Csv $csv
                # Each process waits until the other one is ready, so that the runs overlap on a busy machine too.
                $command = "Import-Module '$(Get-TestedManifest)'; `$null = Connect-AcsCalling '$($emulator.ConnectionString)'; " +
                "`$null = New-Item '$csv.ready'; while (@(Get-ChildItem '$TestDrive' -Filter *.ready).Count -lt 2) { Start-Sleep -Milliseconds 10 }; " +
                "Import-Csv '$csv' | Stop-AcsDtmfRecognition -ThrottleLimit 2 -JournalPath '$journal'"
                Start-Process (Get-PowerShellPath) '-NoLogo', '-NoProfile', '-NonInteractive', '-Command', $command -PassThru `
                    -RedirectStandardOutput (Join-Path $TestDrive "$name.txt") -RedirectStandardError (Join-Path $TestDrive "$name.err")
            }
        }
        finally {
            $env:DOTNET_SYSTEM_IO_DISABLEFILELOCKING = $null
        }

        $processes | Wait-Process -Timeout 60
    }

    AfterAll {
        $processes | Where-Object HasExited -EQ $false | Stop-Process
        Stop-Emulator $emulator
    }

    It 'records every row that was sent' {
        # Both processes can have written a first line.
        $entries = @(Get-Content $journal | ConvertFrom-Json | Where-Object journal -EQ $null)
        $entries.Count | Should -Be $emulator.CountRequests()
        @($entries.callConnectionId | Sort-Object -Unique).Count | Should -Be $entries.Count
    }

    It 'ends the runs with JournalInUse' {
        (Get-Content (Join-Path $TestDrive '*.err') -Raw) -join '' | Should -BeLike '*in use*'
        $emulator.CountRequests() | Should -BeLessThan 800
    }
}

Describe 'A process that is killed again and again, seed <_>' -ForEach $seed {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        $emulator = Start-Emulator '--latency', 10
        $rows = $emulator.AddCalls(200)
        $csv = Join-Path $TestDrive 'calls.csv'
        $journal = Join-Path $TestDrive 'calls.jsonl'
        $rows | Export-Csv $csv

        function Start-Run {
            $command = "Import-Module '$(Get-TestedManifest)'; `$null = Connect-AcsCalling '$($emulator.ConnectionString)'; " +
            "Import-Csv '$csv' | Stop-AcsDtmfRecognition -ThrottleLimit 8 -JournalPath '$journal'"
            Start-Process (Get-PowerShellPath) '-NoLogo', '-NoProfile', '-NonInteractive', '-Command', $command -PassThru -RedirectStandardOutput (Join-Path $TestDrive 'out.txt')
        }

        # The rows that the journal has as done; a torn last line is none.
        function Read-Success {
            if (Test-Path $journal) {
                $text = [IO.File]::ReadAllText($journal)
                $text.Substring(0, $text.LastIndexOf("`n") + 1) -split "`n" -match '"status":"Succeeded"' | ConvertFrom-Json
            }
        }

        # What was done before a run, and how many requests had come by then: none of it may come again behind them.
        $random = [random]::new($_)
        $sentAgain = [Collections.Generic.List[string]]::new()
        $kills = 0
        for ($run = 1; $run -le 20; $run++) {
            $done = @(Read-Success).callConnectionId
            $before = $emulator.GetRequests().Count
            $process = Start-Run
            $killAt = $before + $random.Next(20, 80)
            while (-not $process.HasExited) {
                if ($emulator.CountRequests() -ge $killAt) {
                    $process.Kill()
                    $kills++
                    break
                }

                Start-Sleep -Milliseconds 10
            }

            $process.WaitForExit()
            $emulator.WaitUntilIdle()
            $emulator.GetRequests() | Select-Object -Skip $before | Where-Object callConnectionId -In $done |
                ForEach-Object { $sentAgain.Add($_.callConnectionId) }
            if ($process.ExitCode -eq 0) {
                break
            }
        }

        $succeeded = Read-Success
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    It 'is killed at least twice, and then completes' {
        $kills | Should -BeGreaterOrEqual 2
        $process.ExitCode | Should -Be 0
    }

    It 'has recorded every row as succeeded, once' {
        $succeeded.callConnectionId | Sort-Object | Should -Be ($rows.CallConnectionId | Sort-Object)
    }

    It 'has never sent a row that the journal records as succeeded' {
        $sentAgain | Should -BeNullOrEmpty
    }
}
