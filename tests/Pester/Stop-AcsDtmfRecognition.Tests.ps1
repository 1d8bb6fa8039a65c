. "$PSScriptRoot/DtmfRecognition.ps1" -Operation Stop

Describe 'Stop-AcsDtmfRecognition' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -Name test
    }

    It 'stops recognition that was started' {
        $call = $emulator.AddCall('4:+14255550123')
        $null = Start-AcsDtmfRecognition $call +14255550123
        $emulator.GetSummary().recognizing | Should -Be 1

        $result = Stop-AcsDtmfRecognition $call +14255550123

        $result.Status | Should -Be Succeeded
        $result.Operation | Should -Be Stop
        $emulator.GetSummary().recognizing | Should -Be 0
    }

    It 'can be run twice' {
        $rows = $emulator.AddCalls(10)

        ($rows | Stop-AcsDtmfRecognition).Status | Select-Object -Unique | Should -Be Succeeded
        ($rows | Stop-AcsDtmfRecognition).Status | Select-Object -Unique | Should -Be Succeeded
    }

    It 'stops every participant in a file of 20,000 rows, once each and in order' {
        $rows = $emulator.AddCalls(10000, 2)
        $rows | Should -HaveCount 20000
        $rows | Export-Csv TestDrive:/calls.csv
        $null = $rows | Start-AcsDtmfRecognition -ThrottleLimit 64
        $before = $emulator.GetSummary()
        $before.recognizing | Should -Be 20000

        Import-Csv TestDrive:/calls.csv | Stop-AcsDtmfRecognition -ThrottleLimit 64 | Export-Csv TestDrive:/results.csv

        $results = Import-Csv TestDrive:/results.csv
        $results | Should -HaveCount 20000
        # The values are compared as one text, because Should takes minutes for so many values.
        $results.CallConnectionId -join ' ' | Should -BeExactly ($rows.CallConnectionId -join ' ')
        $results.TargetParticipant -join ' ' | Should -BeExactly ($rows.TargetParticipant -join ' ')
        $results.Status | Select-Object -Unique | Should -Be Succeeded
        $after = $emulator.GetSummary()
        $after.recognizing | Should -Be 0
        $after.stoppedOnce | Should -Be 20000
        $emulator.GetState().traffic.peakConcurrency | Should -BeLessOrEqual 64
    }
}
