. "$PSScriptRoot/DtmfRecognition.ps1" -Operation Start

Describe 'Start-AcsDtmfRecognition' {
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

    It 'starts recognition only for the specified participant' {
        $call = $emulator.AddCall(@('4:+14255550123', '4:+14255550124'))

        $result = Start-AcsDtmfRecognition $call +14255550124

        $result.Status | Should -Be Succeeded
        $result.Operation | Should -Be Start
        ($emulator.GetCall($call).participants | Where-Object isRecognizing).rawId | Should -Be '4:+14255550124'
    }

    It 'can be run twice' {
        $rows = $emulator.AddCalls(10)

        ($rows | Start-AcsDtmfRecognition).Status | Select-Object -Unique | Should -Be Succeeded
        ($rows | Start-AcsDtmfRecognition).Status | Select-Object -Unique | Should -Be Succeeded
        $emulator.GetSummary().recognizing | Should -Be 10
    }

    It 'emits results that Stop-AcsDtmfRecognition accepts' {
        $rows = $emulator.AddCalls(10)

        ($rows | Start-AcsDtmfRecognition | Stop-AcsDtmfRecognition).Operation | Select-Object -Unique | Should -Be Stop

        $summary = $emulator.GetSummary()
        $summary.starts | Should -Be 10
        $summary.stops | Should -Be 10
        $summary.recognizing | Should -Be 0
    }
}
