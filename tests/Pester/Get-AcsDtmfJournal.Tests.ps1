Describe 'Get-AcsDtmfJournal' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $null = Connect-AcsCalling $emulator.ConnectionString -MaximumRetryCount 0
        $rows = $emulator.AddCalls(3)
        $emulator.AddFault(@{ kind = 'status'; status = 404; callConnectionId = $rows[1].CallConnectionId })
        $folder = (New-Item TestDrive:/journals -ItemType Directory).FullName
        $journal = Join-Path $folder 'calls [1].journal'
        $results = $rows | Stop-AcsDtmfRecognition -ThrottleLimit 1 -UniqueContext -JournalPath $journal -ErrorAction SilentlyContinue

        # Nothing here needs a session.
        Get-AcsCallingSession | Disconnect-AcsCalling
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    It 'emits the results of the run' {
        $read = Get-AcsDtmfJournal $journal

        $read | Should -BeOfType AcsDtmf.DtmfRecognitionResult
        ($read | ConvertTo-Csv) -join "`n" | Should -BeExactly (($results | ConvertTo-Csv) -join "`n")
        $read.Status | Should -Be Succeeded, Failed, Succeeded
    }

    It 'accepts <What>' -ForEach @(
        @{ What = 'files from the pipeline'; Read = { Get-ChildItem $folder | Get-AcsDtmfJournal } }
        @{ What = 'text from the pipeline'; Read = { $journal | Get-AcsDtmfJournal } }
        @{ What = 'objects with a FullName'; Read = { [pscustomobject]@{ FullName = $journal } | Get-AcsDtmfJournal } }
        @{ What = 'a path relative to the location'; Read = { Push-Location $folder; try { Get-AcsDtmfJournal 'calls [1].journal' } finally { Pop-Location } } }
        @{ What = 'a path of a drive of PowerShell'; Read = { Get-AcsDtmfJournal 'TestDrive:/journals/calls [1].journal' } }
        @{ What = '-Path'; Read = { Get-AcsDtmfJournal -Path $journal } }
    ) {
        (& $Read).CallConnectionId | Should -Be $rows.CallConnectionId
    }

    It 'emits rows while it reads' {
        Get-AcsDtmfJournal $journal | Select-Object -First 1 | Should -HaveCount 1
    }

    It 'reads the journal of another command' {
        $null = Connect-AcsCalling $emulator.ConnectionString
        $null = Stop-AcsCallMedia $rows[0].CallConnectionId -JournalPath TestDrive:/media.journal
        Get-AcsCallingSession | Disconnect-AcsCalling

        $read = Get-AcsDtmfJournal TestDrive:/media.journal

        $read | Should -BeOfType AcsDtmf.CallMediaResult
        $read.CallConnectionId | Should -Be $rows[0].CallConnectionId
    }

    It 'writes a warning about a damaged line, and emits the other rows' {
        $lines = Get-Content -LiteralPath $journal
        Set-Content TestDrive:/damaged.journal $lines[0], 'damaged', $lines[1]

        $read = Get-AcsDtmfJournal TestDrive:/damaged.journal -WarningVariable warnings -WarningAction SilentlyContinue

        $read.CallConnectionId | Should -Be $rows[0].CallConnectionId
        $warnings | Should -BeLike '*damaged lines*: 2.*'
    }

    It 'writes an error for a file that is not a journal, and reads the other files: <Path>' -ForEach @(
        @{ Path = 'TestDrive:/gone.journal'; Id = 'JournalUnavailable'; Category = 'ObjectNotFound' }
        @{ Path = 'TestDrive:/notes.txt'; Id = 'JournalNotRecognized'; Category = 'InvalidData' }
        @{ Path = 'Env:/journal'; Id = 'NotAFile'; Category = 'InvalidArgument' }
    ) {
        Set-Content TestDrive:/notes.txt 'notes'

        $read = Get-AcsDtmfJournal $Path, $journal -ErrorVariable errors -ErrorAction SilentlyContinue

        $read | Should -HaveCount 3
        $errors.FullyQualifiedErrorId | Should -Be "$Id,AcsDtmf.Commands.GetAcsDtmfJournalCommand"
        $errors.CategoryInfo.Category | Should -Be $Category
    }

    It 'completes paths as files' {
        (Get-Completion "Get-AcsDtmfJournal $folder/ca") -join '' | Should -BeLike '*calls*1*.journal*'
    }
}
