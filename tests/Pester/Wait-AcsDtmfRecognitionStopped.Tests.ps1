Describe 'Wait-AcsDtmfRecognitionStopped' {
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
        $rows = $emulator.AddCalls(5, 2)
        $listener = "$(Get-DeadEndpoint)events/"
    }

    It 'confirms every stop by the event that follows it' {
        $null = $rows | Start-AcsDtmfRecognition

        $results = $rows | Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $listener | Wait-AcsDtmfRecognitionStopped $listener

        $results | Should -HaveCount 10
        $results[0] | Should -BeOfType AcsDtmf.ConfirmedDtmfRecognitionResult
        $results.Confirmed | Select-Object -Unique | Should -Be $true
        ($results.CallConnectionId | Sort-Object) | Should -Be ($rows.CallConnectionId | Sort-Object)
        $results | ForEach-Object { $_.Event.OperationContext | Should -Be $_.OperationContext }
    }

    It 'says which stop was not confirmed in time' {
        # Nobody was being listened to, so nothing stops and no event comes.
        $results = $rows[0..1] | Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $listener |
            Wait-AcsDtmfRecognitionStopped $listener -TimeoutSec 1 -ErrorAction SilentlyContinue -ErrorVariable errors

        $results.Confirmed | Should -Be $false, $false
        $errors | Should -HaveCount 2
        $errors.CategoryInfo.Category | Select-Object -Unique | Should -Be OperationTimeout
        $errors.ErrorDetails.RecommendedAction | Should -HaveCount 2
    }

    It 'hands on at once what has failed before' {
        $results = 'no-such-call' | Stop-AcsDtmfRecognition -TargetParticipant +14255550123 -ErrorAction SilentlyContinue |
            Wait-AcsDtmfRecognitionStopped $listener -TimeoutSec 3600

        $results.Status | Should -Be Failed
        $results.Confirmed | Should -BeFalse
    }

    It 'confirms by events that are at hand, results from a file' {
        $null = $rows | Start-AcsDtmfRecognition
        $rows | Stop-AcsDtmfRecognition -UniqueContext | Export-Csv TestDrive:/results.csv
        $events = Import-Csv TestDrive:/results.csv | Select-Object -First 9 | ForEach-Object {
            @{
                id          = "$(New-Guid)"
                source      = "calling/callConnections/$($_.CallConnectionId)"
                type        = 'Microsoft.Communication.ContinuousDtmfRecognitionStopped'
                specversion = '1.0'
                time        = '2026-03-12T10:11:12+00:00'
                data        = @{ callConnectionId = $_.CallConnectionId; operationContext = $_.OperationContext }
            }
        } | ConvertFrom-AcsCallEvent

        $results = Import-Csv TestDrive:/results.csv | Wait-AcsDtmfRecognitionStopped -Event $events -ErrorAction SilentlyContinue

        ($results | Where-Object Confirmed) | Should -HaveCount 9
        ($results | Where-Object { -not $_.Confirmed }) | Should -HaveCount 1
    }

    It 'listens where others could reach it only when callbacks can be told from forgeries' {
        { $rows | Wait-AcsDtmfRecognitionStopped http://+:8080/ } | Should -Throw '*would not be checked*'
    }

    It 'stops waiting at once on Ctrl+C' {
        $shell = [powershell]::Create((Get-FreshRunspace))
        try {
            $null = $shell.AddScript({
                    param ($connectionString, $row, $listener)
                    $null = Connect-AcsCalling $connectionString
                    $row | Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $listener | Wait-AcsDtmfRecognitionStopped $listener -TimeoutSec 3600
                }).AddParameters(@($emulator.ConnectionString, $rows[0], $listener))
            $running = $shell.BeginInvoke()
            while ($emulator.CountRequests() -lt 1 -and -not $running.IsCompleted) {
                Start-Sleep -Milliseconds 20
            }

            $running.IsCompleted | Should -BeFalse
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }
}
