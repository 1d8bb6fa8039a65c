# Runs jobs of docs/examples/fan-out with workers in their own processes, against Azurite and the emulator. To repeat a run, set ACSDTMF_SEED.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/Azurite.psm1" -Force
    $unavailable = Restore-Azurite

    # ./build.ps1 -Task FanOut runs the whole job. The other runs of the tests share two cores with many files, and run a part of it.
    $jobs = $env:ACSDTMF_FIGURES ? @{ Rows = 20000; Parts = 16; Kills = 6; Latency = 50 } : @{ Rows = 4000; Parts = 8; Kills = 3; Latency = 100 }
}

Describe 'The fan-out' {
    BeforeAll {
        if ($unavailable) {
            return
        }

        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1", "$PSScriptRoot/Azurite.psm1", "$PSScriptRoot/FanOut.psm1" -Force
        Import-TestedModule
        $examples = (Resolve-Path "$PSScriptRoot/../../docs/examples/fan-out").Path
        Import-Module "$examples/CallStorage.psm1" -Force
        $emulator = Start-Emulator
        $azurite = Start-Azurite
        $environment = @{}
        foreach ($name in 'IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'AZURE_STORAGE_CONNECTION_STRING') {
            $environment[$name] = [Environment]::GetEnvironmentVariable($name)
        }

        $env:IDENTITY_ENDPOINT = "$($emulator.Endpoint)msi/token"
        $env:IDENTITY_HEADER = 'emulator-identity-header'
        $env:AZURE_STORAGE_CONNECTION_STRING = $azurite.ConnectionString
        $storage = Get-CallStorage -ConnectionString $azurite.ConnectionString

        # Returns the workers that process a part.
        function Get-BusyWorker ([string] $Name) {
            $running = (& "$examples/Get-CallJob.ps1" $Name -Container $place.Container).Parts | Where-Object State -EQ Running
            $workers | Where-Object { "$([Environment]::MachineName)/$($_.Process.Id)" -in $running.Worker -and -not $_.Process.HasExited }
        }

        # Appends a line to the figures that ./build.ps1 -Task FanOut shows.
        function Write-Figure ([string] $Text) {
            if ($env:ACSDTMF_FIGURES) {
                Add-Content $env:ACSDTMF_FIGURES $Text
            }
        }
    }

    AfterAll {
        if ($unavailable) {
            return
        }

        foreach ($name in $environment.Keys) {
            [Environment]::SetEnvironmentVariable($name, $environment[$name])
        }

        Stop-Azurite $azurite
        Stop-Emulator $emulator
    }

    BeforeEach {
        if ($unavailable) {
            Set-ItResult -Skipped -Because $unavailable
            return
        }

        $emulator.Reset()
        $workers = [Collections.Generic.List[object]]::new()
        $csv = "$TestDrive/calls.csv"
        $resultPath = "$TestDrive/results.csv"
        $place = @{ Container = "calls-$([guid]::NewGuid().ToString('N'))" }
        $place.Queue = $place.Container
        $worker = @{ Endpoint = $emulator.Endpoint; LeaseSeconds = 15; ThrottleLimit = 16; RetryDelaySeconds = 1 } + $place
    }

    AfterEach {
        foreach ($item in $workers) {
            $item.Process.Kill()
            $item.Process.WaitForExit()
        }
    }

    It 'processes <Rows> rows in <Parts> parts on four workers, of which <Kills> are killed at random moments' -ForEach $jobs {
        $seed = $env:ACSDTMF_SEED ? [int] $env:ACSDTMF_SEED : (Get-Random)
        $random = [random]::new($seed)
        $emulator.AddCalls($Rows / 5, 5) | Export-Csv $csv
        $emulator.SetLatency($Latency)
        $started = & "$examples/Start-CallJob.ps1" $csv -PartCount $Parts @place
        & "$examples/Start-CallJob.ps1" $csv -PartCount 4 @place | ConvertTo-Json | Should -Be ($started | ConvertTo-Json) -Because 'the job is already queued'
        Measure-CallMessage $storage $place.Queue | Should -Be $Parts
        $watch = [Diagnostics.Stopwatch]::StartNew()
        foreach ($number in 1..4) {
            $workers.Add((Start-Worker $worker))
        }

        $moments = foreach ($number in 1..$Kills) {
            # Each kill comes after a random number of rows, and hits a random worker that processes a part.
            $sent = [int] ($Rows / 10 * ($number + $random.NextDouble() - 0.5))
            do {
                Start-Sleep -Milliseconds 250
                if (-not ($workers | Where-Object { -not $_.Process.HasExited })) {
                    throw "The workers ended before kill $number (seed $seed): $($workers.Errors.Result)"
                }

                $busy = @(if ($emulator.GetSummary().stops -ge $sent) { Get-BusyWorker $started.Name })
            } until ($busy)
            $victim = $busy[$random.Next($busy.Count)]
            $victim.Process.Kill()
            [datetime]::UtcNow
            $null = $workers.Remove($victim)
            $workers.Add((Start-Worker $worker))
        }
        $emulator.GetSummary().stops | Should -BeLessThan $Rows -Because "every kill must come before the end of the job (seed $seed)"
        Wait-Worker $workers

        $job = & "$examples/Get-CallJob.ps1" $started.Name -Container $place.Container -ResultPath $resultPath
        $job.Done | Should -Be $Parts
        $job.Succeeded | Should -Be $Rows
        $job.Missing | Should -Be 0
        Measure-CallMessage $storage $place.Queue | Should -Be 0

        $results = Import-Csv $resultPath
        $expected = Import-Csv $csv
        $results | Should -HaveCount $Rows
        ($results | ForEach-Object { "$($_.CallConnectionId)|$($_.TargetParticipant)|$($_.Status)" }) -join "`n" |
            Should -BeExactly (($expected | ForEach-Object { "$($_.CallConnectionId)|$($_.TargetParticipant)|Succeeded" }) -join "`n")

        # Only rows that the journal did not contain yet are sent twice. A killed worker can leave an incomplete request, which is no stop.
        $stops = Get-StopRequest $emulator | Where-Object Status -EQ 200
        [Collections.Generic.HashSet[string]]::new([string[]] $stops.Row) | Should -HaveCount $Rows
        $twice = $stops.Count - $Rows
        $last = @{}
        foreach ($stop in $stops) {
            $last[$stop.Worker] = $stop.Time
        }
        $exposed = foreach ($stop in $stops) {
            foreach ($kill in $moments) {
                if ($last[$stop.Worker] -le $kill -and $stop.Time.AddMilliseconds($Latency) -gt $kill.AddSeconds(-2)) {
                    $stop
                    break
                }
            }
        }
        $twice | Should -BeLessOrEqual @($exposed).Count -Because "the journal is at most two seconds behind (seed $seed)"

        # A part changes its worker, but never back.
        $partOf = Get-PartOfCall $storage $place.Container $job
        $writers = @{}
        foreach ($stop in $stops) {
            $part = $partOf[$stop.Call]
            if (-not $writers[$part]) {
                $writers[$part] = [Collections.Generic.List[string]]::new()
            }

            if ($writers[$part].Count -eq 0 -or $writers[$part][-1] -ne $stop.Worker) {
                $writers[$part].Add($stop.Worker)
            }
        }
        foreach ($part in $writers.Keys) {
            ($writers[$part] | Select-Object -Unique).Count | Should -Be $writers[$part].Count -Because "$part has one writer at a time (seed $seed)"
        }

        Write-Figure ('Workers killed: {0} (seed {1}). Rows: {2:N0} in {3:0} s. Sent twice: {4}, of {5} that finished in the last 2 s of killed workers.' -f $moments.Count, $seed, $Rows, $watch.Elapsed.TotalSeconds, $twice, @($exposed).Count)
    }

    It 'sends nothing twice in a rolling restart' -Skip:$IsWindows {
        $emulator.AddCalls(400, 5) | Export-Csv $csv
        $emulator.SetLatency(200)
        $started = & "$examples/Start-CallJob.ps1" $csv -PartCount 4 @place
        foreach ($number in 1..2) {
            $workers.Add((Start-Worker $worker))
        }

        foreach ($number in 1..2) {
            do {
                Start-Sleep -Milliseconds 250
                $stopped = @(Get-BusyWorker $started.Name)[0]
            } until ($stopped)
            & kill -s TERM $stopped.Process.Id
            Wait-Worker $stopped
            $stopped.Output.Result | Should -Match 'stopping, rows in flight: \d+'
            $stopped.Output.Result | Should -Match '"Outcome":"Stopped"'
            $null = $workers.Remove($stopped)
            $workers.Add((Start-Worker $worker))
        }
        Wait-Worker $workers

        $job = & "$examples/Get-CallJob.ps1" $started.Name -Container $place.Container
        $job.Succeeded | Should -Be 2000
        $job.Parts.Attempt | Select-Object -Unique | Should -Be 1 -Because 'a stopped worker uses up no attempt'
        $stops = Get-StopRequest $emulator
        $stops | Should -HaveCount 2000
        [Collections.Generic.HashSet[string]]::new([string[]] $stops.Row) | Should -HaveCount 2000
        Write-Figure 'Rolling restart with SIGTERM: 2,000 rows, none sent twice.'
    }

    It 'moves a part that always fails to the poison queue, and lists its rows' {
        $rows = $emulator.AddCalls(20, 3)
        $rows | Export-Csv $csv
        $refused = $rows[30].CallConnectionId
        $emulator.AddFault(@{ kind = 'status'; status = 401; callConnectionId = $refused })
        $started = & "$examples/Start-CallJob.ps1" $csv -PartCount 4 @place
        $workers.Add((Start-Worker $worker))
        Wait-Worker $workers

        $job = & "$examples/Get-CallJob.ps1" $started.Name -Container $place.Container -ResultPath $resultPath
        $job.Done | Should -Be 3
        $job.Poison | Should -Be 1
        $poison = $job.Parts | Where-Object State -EQ Poison
        $poison.Attempt | Should -Be 5
        $poison.Error | Should -BeLike '*401*'
        Measure-CallMessage $storage $place.Queue | Should -Be 0
        (Receive-CallMessage $storage "$($place.Queue)-poison" 1).Text | Should -Be $poison.Part
        $missing = Import-Csv $resultPath | Where-Object Status -NE Succeeded
        $refused | Should -BeIn $missing.CallConnectionId
        $partOf = Get-PartOfCall $storage $place.Container $job
        $missing.CallConnectionId | ForEach-Object { $partOf[$_] } | Select-Object -Unique | Should -Be $poison.Part

        $emulator.ClearFaults()
        Start-Sleep 1
        $null = & "$examples/Start-CallJob.ps1" $csv @place -Retry
        $workers.Add((Start-Worker $worker))
        Wait-Worker $workers
        $job = & "$examples/Get-CallJob.ps1" $started.Name -Container $place.Container -ResultPath $resultPath
        $job.Done | Should -Be 4
        $job.Missing | Should -Be 0
        (Import-Csv $resultPath).Status | Select-Object -Unique | Should -Be Succeeded
    }

    It 'shares a limit of 400 requests per second between four workers' {
        if (-not $env:ACSDTMF_FIGURES) {
            Set-ItResult -Skipped -Because './build.ps1 -Task FanOut runs this measurement'
            return
        }

        $emulator.AddCalls(4000, 5) | Export-Csv $csv
        $emulator.SetRateLimit(@{ requestsPerSecond = 400; retryAfter = 'seconds'; retryAfterSeconds = 1 })
        $started = & "$examples/Start-CallJob.ps1" $csv -PartCount 4 @place
        foreach ($number in 1..4) {
            $workers.Add((Start-Worker $worker))
        }
        Wait-Worker $workers

        $job = & "$examples/Get-CallJob.ps1" $started.Name -Container $place.Container
        $job.Succeeded | Should -Be 20000
        $job.Failed | Should -Be 0
        $accepted = Get-StopRequest $emulator | Where-Object Status -EQ 200
        $senders = $accepted | Group-Object Worker
        $senders | Should -HaveCount 4

        # All four workers run from the start of the last one to the end of the first one.
        $from = ($senders | ForEach-Object { $_.Group[0].Time } | Sort-Object)[-1].AddSeconds(10)
        $to = ($senders | ForEach-Object { $_.Group[-1].Time } | Sort-Object)[0]
        $seconds = ($to - $from).TotalSeconds
        $seconds | Should -BeGreaterThan 5
        $measured = @($accepted | Where-Object { $_.Time -ge $from -and $_.Time -lt $to })
        $rate = $measured.Count / $seconds
        $shares = $measured | Group-Object Worker | ForEach-Object { $_.Count / ($measured.Count / 4) }
        $shares | Should -HaveCount 4
        Write-Figure ('Four workers, limit of 400 requests/s: {0:0} requests/s together, shares {1}, measured over {2:0} s.' -f $rate, (($shares | ForEach-Object { '{0:0.00}' -f $_ }) -join ', '), $seconds)
        $rate | Should -BeGreaterOrEqual (0.95 * 400)
        ($shares | Measure-Object -Minimum).Minimum | Should -BeGreaterOrEqual 0.5
    }

    It 'excludes two writers' {
        $path = "$($place.Container)/journal"
        Initialize-CallStorage $storage $place.Container $place.Queue
        $null = Invoke-CallStorage $storage Blob PUT $path -Header @{ 'x-ms-blob-type' = 'AppendBlob' }
        $first = Lock-CallBlob $storage $path 15

        Lock-CallBlob $storage $path 15 | Should -BeNullOrEmpty
        Add-CallBlob $storage $first 0 ([byte[]] (1, 2, 3)) | Should -Be 3
        Add-CallBlob $storage $first 0 ([byte[]] (1, 2, 3)) | Should -Be 3 -Because 'a repeated append is not written twice'
        Unlock-CallBlob $storage $first
        $second = Lock-CallBlob $storage $path 15
        Confirm-CallLease $storage $first | Should -BeFalse
        Add-CallBlob $storage $first 3 ([byte[]] (4, 5)) | Should -Be -1
        Add-CallBlob $storage $second 3 ([byte[]] (6)) | Should -Be 4
        (Invoke-CallStorage $storage Blob GET $path).Content | Should -Be 1, 2, 3, 6
    }

    It 'completes an interrupted start with a shared access signature' {
        $emulator.AddCalls(20, 3) | Export-Csv $csv
        $signature = @{ StorageConnectionString = Get-AzuriteSignature $azurite }
        $started = & "$examples/Start-CallJob.ps1" $csv -PartCount 3 @place @signature
        $folder = "$($place.Container)/$($started.Name)"

        # As if the script had been interrupted before it queued the parts.
        $null = Invoke-CallStorage $storage Blob PUT "$folder/job" @{ comp = 'metadata' } (ConvertTo-CallMetadata @{ parts = 3 })
        $null = Invoke-CallStorage $storage Queue DELETE "$($place.Queue)/messages"
        $null = Invoke-CallStorage $storage Blob DELETE "$folder/part-0002.csv"
        $null = & "$examples/Start-CallJob.ps1" $csv -PartCount 5 @place @signature

        Measure-CallMessage $storage $place.Queue | Should -Be 3
        $job = & "$examples/Get-CallJob.ps1" $started.Name -Container $place.Container -ResultPath $resultPath @signature
        $job.Rows | Should -Be 60
        $job.Waiting | Should -Be 3
        $job.Missing | Should -Be 60
        $results = Import-Csv $resultPath
        $results.Row | Should -Be (1..60)
        $results.Status | Select-Object -Unique | Should -Be Missing
    }

    It 'skips the parts of a deleted job, and fails a part whose rows are lost' {
        $emulator.AddCalls(20, 3) | Export-Csv $csv
        $started = & "$examples/Start-CallJob.ps1" $csv -PartCount 2 @place
        $folder = "$($place.Container)/$($started.Name)"
        foreach ($blob in 'part-0001.csv', 'part-0001.journal', 'part-0002.csv') {
            $null = Invoke-CallStorage $storage Blob DELETE "$folder/$blob"
        }

        $lost = "$($started.Name)/part-0002.csv"
        { & "$examples/Start-CallWorker.ps1" -Part $lost -Attempt 5 -Endpoint $emulator.Endpoint @place } | Should -Throw "$lost is incomplete. *404 (BlobNotFound)"
        $part = (& "$examples/Get-CallJob.ps1" $started.Name -Container $place.Container).Parts
        $part.State | Should -Be Poison
        $null = Invoke-CallStorage $storage Blob DELETE "$folder/part-0002.journal"
        & "$examples/Start-CallWorker.ps1" @worker 3> $null | Should -BeNullOrEmpty
        Measure-CallMessage $storage $place.Queue | Should -Be 0
        $emulator.GetSummary().stops | Should -Be 0
    }

    It 'runs as a function, which receives the messages itself' {
        $rows = $emulator.AddCalls(20, 1)
        $rows | Export-Csv $csv
        $emulator.AddFault(@{ kind = 'status'; status = 404; callConnectionId = $rows[4].CallConnectionId; count = 1 })
        $started = & "$examples/Start-CallJob.ps1" $csv -PartCount 1 -Container calls -Queue $place.Queue
        $app = New-Item "$TestDrive/function" -ItemType Directory
        Copy-Item "$examples/*.ps1", "$examples/*.psm1", "$examples/function/*" $app -Recurse
        $env:ACS_ENDPOINT = $emulator.Endpoint
        $env:ACS_THROTTLE_LIMIT = 8
        try {
            $run = & "$app/Stop-QueuedPart/run.ps1" -QueueItem "$($started.Name)/part-0001.csv" -TriggerMetadata @{ DequeueCount = 1 }
            $again = & "$app/Stop-QueuedPart/run.ps1" -QueueItem "$($started.Name)/part-0001.csv" -TriggerMetadata @{ DequeueCount = 2 }
        }
        finally {
            $env:ACS_ENDPOINT = $env:ACS_THROTTLE_LIMIT = $null
        }

        $run.Outcome, $run.Succeeded, $run.Failed | Should -Be Done, 19, 1
        $again.Outcome | Should -Be Done
        $job = & "$examples/Get-CallJob.ps1" $started.Name -ResultPath $resultPath
        $job.Succeeded, $job.Failed, $job.Missing | Should -Be 19, 1, 0
        $results = Import-Csv $resultPath
        ($results | Where-Object Status -EQ Failed).Row | Should -Be 5
        $results[4].StatusCode | Should -Be 404
        $emulator.GetSummary().stops | Should -Be 19
    }

    It 'signs in to the storage account with a managed identity' {
        $identity = Get-CallStorage -AccountName contosocalls
        $authorizations = foreach ($number in 1..2) {
            $request = [Net.Http.HttpRequestMessage]::new('GET', "$($identity.Blob)/calls")
            & $identity.Authorize $request @{}
            "$($request.Headers.Authorization)"
        }

        $identity.Blob | Should -Be 'https://contosocalls.blob.core.windows.net'
        $authorizations[0] | Should -BeLike 'Bearer ?*'
        $authorizations[1] | Should -Be $authorizations[0] -Because 'the token is valid for longer'
        $tokens = @($emulator.GetRequests() | Where-Object operation -EQ appServiceToken)
        $tokens | Should -HaveCount 1
        $tokens.rawTarget | Should -Match 'resource=https%3A%2F%2Fstorage.azure.com'
    }

    It 'rejects a connection string, and does not repeat it: <Message>' -ForEach @(
        @{ Text = 'AccountName=contoso;Key=c2VjcmV0'; Message = '*neither AccountName and AccountKey nor SharedAccessSignature*' }
        @{ Text = 'c2VjcmV0'; Message = '*neither AccountName nor BlobEndpoint*' }
    ) {
        $thrown = { Get-CallStorage -ConnectionString $Text } | Should -Throw $Message -PassThru
        "$thrown" | Should -Not -Match 'c2VjcmV0'
    }
}
