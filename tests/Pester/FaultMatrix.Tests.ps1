<#
    Tests that, under every kind of fault, a run ends with one result for each row, in input order. No row is reported as Succeeded
    without a successful response, and no row is sent more often than the session allows. Set ACSDTMF_SEED to the seed of a failed run
    to repeat it.
#>
BeforeDiscovery {
    $seeds = if ($env:ACSDTMF_SEED) { [int] $env:ACSDTMF_SEED } else { 1, 2026, 31203 }
}

Describe 'Stop-AcsDtmfRecognition under faults, seed <_>' -ForEach $seeds {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $retries = 3
        $null = Connect-AcsCalling $emulator.ConnectionString -TimeoutSec 2 -MaximumRetryCount $retries

        $rows = $emulator.AddCalls(150)
        $random = [random]::new($_)
        $soon = [datetime]::UtcNow.AddSeconds(2).ToString('R')
        $faults = @(
            # Throttling slows down the whole run, so each form of it occurs at most once.
            foreach ($retryAfter in '1', '0', $soon, '999999999', 'Mon, 01 Jan 2001 00:00:00 GMT', 'later', $null) {
                @{ kind = 'status'; status = 429; retryAfter = $retryAfter; count = 1 }
            }
            foreach ($status in 500, 502, 503, 504) {
                @{ kind = 'status'; status = $status }
            }
            @{ kind = 'resetBefore' }
            @{ kind = 'resetAfter' }
            @{ kind = 'truncate' }
            @{ kind = 'truncate'; status = 404 }
            @{ kind = 'html'; status = 502 }
            @{ kind = 'wrongContentType'; status = 500 }
        )
        foreach ($fault in $faults) {
            $emulator.AddFault($fault + @{ probability = $random.NextDouble() * 0.04; seed = $random.Next() })
        }
        $emulator.AddFault(@{ kind = 'stall'; count = 2; probability = 0.05; seed = $random.Next() })

        $results = @($rows | Stop-AcsDtmfRecognition -ErrorAction SilentlyContinue -ErrorVariable failures)
        $emulator.WaitUntilIdle()
        $sent = $emulator.GetRequests() | Group-Object clientRequestId -AsHashTable
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    It 'emits a result for every row, in input order' {
        $results.CallConnectionId | Should -Be $rows.CallConnectionId
    }

    It 'reports no row as Succeeded without a successful response' {
        $answered = $results | Where-Object Status -EQ Succeeded | Where-Object {
            $sent[$_.ClientRequestId] | Where-Object { $_.acted -and $_.status -ge 200 -and $_.status -lt 300 }
        }

        $answered.Count | Should -Be @($results | Where-Object Status -EQ Succeeded).Count
        $answered.Count | Should -BeGreaterThan 0
    }

    It 'sends no row more often than the session allows, not counting throttled attempts' {
        ($results.Attempts | Measure-Object -Maximum).Maximum | Should -BeGreaterThan 1
        foreach ($result in $results) {
            $requests = @($sent[$result.ClientRequestId])
            $requests.Count | Should -BeLessOrEqual $result.Attempts
            $result.Attempts - @($requests | Where-Object status -EQ 429).Count | Should -BeLessOrEqual (1 + $retries)
        }
    }

    It 'writes one error for every failed row' {
        $failures.Count | Should -Be @($results | Where-Object Status -EQ Failed).Count
    }
}
