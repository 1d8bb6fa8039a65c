Describe 'Wait-AcsDtmfRecognitionStopped' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1", "$PSScriptRoot/ListeningCommand.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $openId = "$($emulator.Endpoint)calling/.well-known/acsopenidconfiguration"
        $audience = '00000000-0000-0000-0000-00000000acc5'
        $errorType = 'AcsDtmf.Commands.WaitAcsDtmfRecognitionStoppedCommand'

        # A result as Stop- makes it, or as a CSV file holds it.
        function Row([string] $context, [string] $call = 'c1', [string] $status = 'Succeeded') {
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = '4:+14255550123'; Operation = 'Stop'; Status = $status; OperationContext = $context }
        }

        function Payload([string] $context, [string] $call = 'c1', [string] $id = (New-Guid)) {
            $data = @{ callConnectionId = $call }
            if ($context) {
                $data.operationContext = $context
            }

            ConvertTo-Json @{ id = $id; type = 'Microsoft.Communication.ContinuousDtmfRecognitionStopped'; time = '2024-03-04T20:33:20.0921+00:00'; data = $data }
        }

        function Stopped([string] $context, [string] $call = 'c1', [string] $id = (New-Guid)) {
            Payload $context $call $id | ConvertFrom-AcsCallEvent
        }

        function Start-Waiting([hashtable] $parameters, [object[]] $rows) {
            Start-ListeningCommand -ArgumentList $parameters, $rows {
                param ($parameters, $rows)
                $rows | Wait-AcsDtmfRecognitionStopped @parameters -Verbose
            }
        }

        # The bodies of the callbacks that follow what a script does with each row, as somebody else's server sees them.
        function Receive-Callback([string] $prefix, [object[]] $rows, [int] $countPerRow, [scriptblock] $script) {
            $server = [Net.HttpListener]::new()
            $server.Prefixes.Add($prefix)
            $server.Start()
            try {
                foreach ($row in $rows) {
                    $null = & $script $row
                    foreach ($number in 1..$countPerRow) {
                        $arrival = $server.GetContextAsync()
                        if (-not $arrival.Wait([timespan]::FromMinutes(1))) {
                            throw "Callback $number of $countPerRow does not come."
                        }

                        $body = [IO.StreamReader]::new($arrival.Result.Request.InputStream).ReadToEndAsync()
                        if (-not $body.Wait([timespan]::FromMinutes(1))) {
                            throw "The body of callback $number of $countPerRow does not come."
                        }

                        $body.Result
                        $arrival.Result.Response.Close()
                    }
                }
            }
            finally {
                $server.Close()
            }
        }

        # The status of the answer to a callback.
        function Send-Callback([string] $uri, [string] $body, [string] $token) {
            $headers = $token ? @{ Authorization = "Bearer $token" } : @{}
            (Invoke-WebRequest $uri -TimeoutSec 60 -Method Post -Body $body -ContentType application/json -Headers $headers -SkipHttpErrorCheck -ProgressAction SilentlyContinue).StatusCode
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $null = Connect-AcsCalling $emulator.ConnectionString -Name test
    }

    Context 'A complete pipeline' {
        It 'starts recognition, receives tones, and stops and confirms every participant of three calls' {
            $tonePrefix = Get-ListenPrefix
            $prefix = Get-ListenPrefix
            $rows = $emulator.AddCalls(3, 3)
            $calls = $rows.CallConnectionId | Select-Object -Unique

            $started = $calls | Get-AcsCallParticipant | Start-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $tonePrefix
            $started.Status | Select-Object -Unique | Should -Be Succeeded
            $emulator.GetSummary().recognizing | Should -Be 9

            # Everybody presses two keys; the contexts tell who.
            $tones = Receive-Callback $tonePrefix $rows 2 {
                param ($row)
                $emulator.Call('Post', "calls/$($row.CallConnectionId)/tones", @{ rawId = "$($row.TargetParticipant)"; tones = @('one', 'pound') })
            } | ConvertFrom-AcsCallEvent -ErrorAction Stop
            foreach ($result in $started) {
                $pressed = $tones | Where-Object OperationContext -EQ $result.OperationContext | Sort-Object SequenceId
                $pressed.Tone | Should -Be one, pound
                $pressed.CallConnectionId | Select-Object -Unique | Should -Be $result.CallConnectionId
            }

            $confirmed = $calls | Get-AcsCallParticipant |
                Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $prefix |
                Wait-AcsDtmfRecognitionStopped -ListenPrefix $prefix -Audience $audience -OpenIdConfigurationUri $openId -ErrorAction Stop

            $confirmed | Should -HaveCount 9
            $confirmed.Confirmed | Select-Object -Unique | Should -BeTrue
            $confirmed.CallConnectionId | Should -Be $rows.CallConnectionId
            $confirmed.OperationContext | Select-Object -Unique | Should -HaveCount 9
            foreach ($result in $confirmed) {
                $result.Event | Should -BeOfType AcsDtmf.ContinuousDtmfRecognitionStopped
                $result.Event.CallConnectionId | Should -Be $result.CallConnectionId
                $result.Event.OperationContext | Should -Be $result.OperationContext
                $result.ConfirmedAt | Should -BeExactly $result.Event.Time.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ')
            }

            $emulator.GetSummary().recognizing | Should -Be 0
        }

        It 'listens before the first row is sent, and until the last confirmation' {
            $prefix = Get-ListenPrefix
            $rows = $emulator.AddCalls(200)
            $null = $rows | Start-AcsDtmfRecognition

            foreach ($round in 1..2) {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $confirmed = $rows | Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $prefix | Wait-AcsDtmfRecognitionStopped $prefix -TimeoutSec 60 -ErrorAction Stop
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 50
                $confirmed.Confirmed | Select-Object -Unique | Should -BeTrue
                $null = $rows | Start-AcsDtmfRecognition
            }

            { Send-Callback $prefix '[]' } | Should -Throw -Because 'nobody listens any longer'
        }

        It 'emits results that are valid input' {
            $prefix = Get-ListenPrefix
            $rows = $emulator.AddCalls(2)
            $null = $rows | Start-AcsDtmfRecognition

            $rows | Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $prefix | Wait-AcsDtmfRecognitionStopped $prefix -ErrorAction Stop | Export-Csv TestDrive:/confirmed.csv
            $again = Import-Csv TestDrive:/confirmed.csv
            $again.Confirmed | Should -Be True, True

            ($again | Stop-AcsDtmfRecognition).Status | Should -Be Succeeded, Succeeded
        }
    }

    Context '-UniqueContext' {
        It 'sets the context of rows without one, and of no other rows' {
            $rows = $emulator.AddCalls(3)
            $rows[0] | Add-Member OperationContext mine
            $rows[1] | Add-Member OperationContext ''

            $results = $rows | Stop-AcsDtmfRecognition -UniqueContext

            $results[0].OperationContext | Should -Be mine
            $results[1].OperationContext | Should -Match '^[0-9a-f]{32}$'
            $results[2].OperationContext | Should -Match '^[0-9a-f]{32}$'
            $results[2].OperationContext | Should -Not -Be $results[1].OperationContext
            ($emulator.GetRequests().body | ConvertFrom-Json).operationContext | Sort-Object | Should -Be ($results.OperationContext | Sort-Object)
        }

        It 'is off by default' {
            $results = $emulator.AddCalls(1) | Stop-AcsDtmfRecognition

            $results.OperationContext | Should -BeNullOrEmpty
        }

        It 'does not change the identity of a row in a journal' {
            $rows = $emulator.AddCalls(5)

            $first = $rows | Stop-AcsDtmfRecognition -UniqueContext -JournalPath TestDrive:/journal
            $second = $rows | Stop-AcsDtmfRecognition -UniqueContext -JournalPath TestDrive:/journal
            $third = $rows | Stop-AcsDtmfRecognition -JournalPath TestDrive:/journal

            $first.Status | Select-Object -Unique | Should -Be Succeeded
            $second.Status | Select-Object -Unique | Should -Be Skipped
            $second.OperationContext | Should -Be $first.OperationContext
            $third.Status | Select-Object -Unique | Should -Be Skipped
            $third.OperationContext | Should -Be $first.OperationContext
            $emulator.CountRequests() | Should -Be 5
        }
    }

    Context '-Event' {
        It 'confirms the matching rows, in input order' {
            $results = (Row a), (Row b), (Row c) | Wait-AcsDtmfRecognitionStopped -Event (Stopped c), (Stopped a) -ErrorVariable failures -ErrorAction SilentlyContinue

            $results.OperationContext | Should -Be a, b, c
            $results.Confirmed | Should -Be $true, $false, $true
            $results[0] | Should -BeOfType AcsDtmf.DtmfRecognitionResult
            $results[0].ConfirmedAt | Should -BeLike '*.092Z'
            $failures | Should -HaveCount 1
            $failures.FullyQualifiedErrorId | Should -Be "NotConfirmed,$errorType"
            $failures.CategoryInfo.Category | Should -Be OperationTimeout
            $failures.TargetObject | Should -Be $results[1]
            "$failures" | Should -BeLike '4:+14255550123 in call c1: *'
            $failures.ErrorDetails.RecommendedAction | Should -BeLike '*-UniqueContext*'
        }

        It 'accepts an empty list and events of any type' {
            $results = Row a | Wait-AcsDtmfRecognitionStopped -Event @() -ErrorAction SilentlyContinue
            $results.Confirmed | Should -BeFalse

            $others = '{"type":"Microsoft.Communication.CallDisconnected","data":{"callConnectionId":"c1","operationContext":"a"}}' | ConvertFrom-AcsCallEvent
            (Row a | Wait-AcsDtmfRecognitionStopped -Event $others -ErrorAction SilentlyContinue).Confirmed | Should -BeFalse
            (Row a | Wait-AcsDtmfRecognitionStopped -Event (@($others) + (Stopped a)) -ErrorAction Stop).Confirmed | Should -BeTrue
        }

        It 'confirms rows that share a context if there is an event for each of them' {
            $results = (Row ''), (Row ''), (Row x) | Wait-AcsDtmfRecognitionStopped -Event (Stopped ''), (Stopped ''), (Stopped x) -ErrorAction Stop

            $results.Confirmed | Should -Be $true, $true, $true
        }

        It 'confirms none of the rows that share a context if there are fewer events' {
            $results = (Row ''), (Row x), (Row ''), (Row '') | Wait-AcsDtmfRecognitionStopped -Event (Stopped ''), (Stopped ''), (Stopped x) -ErrorVariable failures -ErrorAction SilentlyContinue

            $results.Confirmed | Should -Be $false, $true, $false, $false
            $failures.FullyQualifiedErrorId | Should -Be (@("AmbiguousStop,$errorType") * 3)
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*-UniqueContext*'
            $failures.TargetObject | Should -Be $results[0, 2, 3]
        }

        It 'counts an event once if it was delivered twice' {
            $results = (Row ''), (Row '') | Wait-AcsDtmfRecognitionStopped -Event (Stopped '' c1 same), (Stopped '' c1 same) -ErrorAction SilentlyContinue

            $results.Confirmed | Should -Be $false, $false
        }

        It 'accepts events from a job' {
            $stopped = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Stopped a)))
            $row = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Row a | Wait-AcsDtmfRecognitionStopped -Event @() -ErrorAction SilentlyContinue)))

            $result = $row | Wait-AcsDtmfRecognitionStopped -Event $stopped -ErrorAction Stop

            $result.Confirmed | Should -BeTrue
            $result.Status | Should -Be Succeeded
            "$($result.TargetParticipant)" | Should -Be '4:+14255550123'
        }

        It 'emits rows that stopped nothing unchanged, without an error' {
            $results = (Row a c1 Failed), (Row a c1 Skipped), (Row a) | Wait-AcsDtmfRecognitionStopped -Event (Stopped a) -ErrorAction Stop

            $results.Status | Should -Be Failed, Skipped, Succeeded
            $results.Confirmed | Should -Be $false, $false, $true
        }

        It 'does not confirm a row without a call' {
            $results = (Row a ''), (Row a) | Wait-AcsDtmfRecognitionStopped -Event (Stopped a) -ErrorVariable failures -ErrorAction SilentlyContinue

            $results.Confirmed | Should -Be $false, $true
            $failures.FullyQualifiedErrorId | Should -Be "InvalidCallConnectionId,$errorType"
        }

        It 'emits no result for input that is not the result of a stop: <What>' -ForEach @(
            @{ What = 'a text'; Make = { 'foo' } }
            @{ What = 'a number'; Make = { 17 } }
            @{ What = 'an unrelated object'; Make = { Get-Process -Id $PID } }
            @{ What = 'an empty object'; Make = { [pscustomobject]@{} } }
            @{ What = 'a row that was not sent yet'; Make = { [pscustomobject]@{ CallConnectionId = 'c1'; TargetParticipant = '4:+14255550123'; OperationContext = 'a' } } }
            @{ What = 'a row with another operation'; Make = { (Row a) | Select-Object *, @{ Name = 'Operation'; Expression = { 'Play' } } -ExcludeProperty Operation } }
            @{ What = 'a row with a number that is no operation'; Make = { (Row a) | Select-Object *, @{ Name = 'Operation'; Expression = { 7 } } -ExcludeProperty Operation } }
            @{ What = 'a row without a status'; Make = { Row a c1 '' } }
            @{ What = 'a row with another status'; Make = { Row a c1 Running } }
            @{ What = 'a row with a property that fails'; Make = { (Row a) | Select-Object * -ExcludeProperty Status | Add-Member ScriptProperty Status { throw 'No status.' } -PassThru } }
            @{ What = 'the result of a start'; Make = { $emulator.AddCalls(1) | Start-AcsDtmfRecognition } }
            @{ What = 'the failed result of a start'; Make = { Start-AcsDtmfRecognition none +14255550123 -ErrorAction SilentlyContinue } }
            @{ What = 'the result of a start, from CSV'; Make = { $emulator.AddCalls(1) | Start-AcsDtmfRecognition | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ What = 'the result of a start, from JSON'; Make = { $emulator.AddCalls(1) | Start-AcsDtmfRecognition | ConvertTo-Json | ConvertFrom-Json } }
            @{ What = 'the result of another command'; Make = { $emulator.AddCalls(1) | Stop-AcsCallMedia } }
            @{ What = 'an event'; Make = { Stopped a } }
        ) {
            $given = & $Make

            $results = (Row b), $given, (Row a) | Wait-AcsDtmfRecognitionStopped -Event (Stopped a), (Stopped b) -ErrorVariable failures -ErrorAction SilentlyContinue

            $results.OperationContext | Should -Be b, a
            $results.Confirmed | Should -Be $true, $true
            $failures.FullyQualifiedErrorId | Should -Be "NotAStop,$errorType"
            $failures.CategoryInfo.Category | Should -Be InvalidData
            $failures.TargetObject | Should -Be $given
            $failures.ErrorDetails.RecommendedAction | Should -BeLike '*Stop-AcsDtmfRecognition*'
        }

        It 'confirms results from <Way>' -ForEach @(
            @{ Way = 'CSV'; Through = { $args | Export-Csv TestDrive:/way.csv; Import-Csv TestDrive:/way.csv } }
            @{ Way = 'JSON'; Through = { $args | ConvertTo-Json | ConvertFrom-Json } }
            @{ Way = 'JSON as hashtables'; Through = { $args | ConvertTo-Json | ConvertFrom-Json -AsHashtable } }
            @{ Way = 'CLIXML'; Through = { $args | Export-Clixml TestDrive:/way.xml; Import-Clixml TestDrive:/way.xml } }
            @{ Way = 'a job'; Through = { Start-Job { $args } -ArgumentList $args | Receive-Job -Wait -AutoRemoveJob } }
            @{ Way = 'Select-Object'; Through = { $args | Select-Object * } }
        ) {
            $stopped = $emulator.AddCalls(2) | Stop-AcsDtmfRecognition -UniqueContext
            $failed = Stop-AcsDtmfRecognition none +14255550123 -ErrorAction SilentlyContinue
            $events = $stopped | ForEach-Object { Stopped $_.OperationContext $_.CallConnectionId }

            $results = & $Through $stopped[0] $failed $stopped[1] | Wait-AcsDtmfRecognitionStopped -Event $events -ErrorAction Stop

            $results.Confirmed | Should -Be $true, $false, $true
            $results.Status | Should -Be Succeeded, Failed, Succeeded
            $results[0, 2].CallConnectionId | Should -Be $stopped.CallConnectionId
            "$($results[0].TargetParticipant)" | Should -Be "$($stopped[0].TargetParticipant)"
        }

        It 'reads all properties of results from CSV' {
            $rows = $emulator.AddCalls(2)
            $stopped = $rows | Stop-AcsDtmfRecognition -UniqueContext
            $stopped | Export-Csv TestDrive:/results.csv

            $results = Import-Csv TestDrive:/results.csv | Wait-AcsDtmfRecognitionStopped -Event ($stopped | ForEach-Object { Stopped $_.OperationContext $_.CallConnectionId }) -ErrorAction Stop

            foreach ($name in 'CallConnectionId', 'Operation', 'Status', 'StatusCode', 'OperationContext', 'CorrelationId', 'ClientRequestId', 'Attempts', 'Duration', 'CompletedAt') {
                $results.$name | Should -Be $stopped.$name -Because $name
            }

            "$($results.TargetParticipant)" | Should -Be "$($stopped.TargetParticipant)"
        }

        It 'matches thousands of events' {
            $rows = 1..10000 | ForEach-Object { Row $_ }
            $payloads = 10000..1 | ForEach-Object { "{`"type`":`"Microsoft.Communication.ContinuousDtmfRecognitionStopped`",`"data`":{`"callConnectionId`":`"c1`",`"operationContext`":`"$_`"}}" }
            $watch = [Diagnostics.Stopwatch]::StartNew()

            $results = $rows | Wait-AcsDtmfRecognitionStopped -Event ($payloads | ConvertFrom-AcsCallEvent) -ErrorAction Stop

            $watch.Elapsed.TotalSeconds | Should -BeLessThan 60
            $results.OperationContext -join ' ' | Should -Be ((1..10000) -join ' ')
            $results.Confirmed | Select-Object -Unique | Should -BeTrue
        }
    }

    Context 'Rows that share a call and a context' {
        BeforeEach {
            # Recognition is on for the last two of five participants.
            $prefix = Get-ListenPrefix
            $rows = $emulator.AddCalls(1, 5)
            $null = $rows[3, 4] | Start-AcsDtmfRecognition
        }

        It 'are not confirmed by the event of another row' {
            $results = $rows | Stop-AcsDtmfRecognition -OperationCallbackUri $prefix |
                Wait-AcsDtmfRecognitionStopped $prefix -TimeoutSec 2 -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

            $results.Confirmed | Should -Be (@($false) * 5)
            $failures.FullyQualifiedErrorId | Should -Be (@("AmbiguousStop,$errorType") * 5)
        }

        It 'are confirmed individually if each has a unique context' {
            $results = $rows | Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $prefix |
                Wait-AcsDtmfRecognitionStopped $prefix -TimeoutSec 2 -ErrorVariable failures -ErrorAction SilentlyContinue -WarningVariable warnings

            $results.Confirmed | Should -Be $false, $false, $false, $true, $true
            $failures.FullyQualifiedErrorId | Should -Be (@("NotConfirmed,$errorType") * 3)
            $warnings | Should -BeNullOrEmpty
        }

        It 'are confirmed if recognition was on for all of them' {
            $null = $rows[0, 1, 2] | Start-AcsDtmfRecognition

            $results = $rows | Stop-AcsDtmfRecognition -OperationCallbackUri $prefix | Wait-AcsDtmfRecognitionStopped $prefix -ErrorAction Stop -WarningAction SilentlyContinue

            $results.Confirmed | Should -Be (@($true) * 5)
        }

        It 'cause a warning before the first row is sent: <Pipeline>' -ForEach @(
            @{ Pipeline = { $rows | Stop-AcsDtmfRecognition -OperationCallbackUri $prefix | Wait-AcsDtmfRecognitionStopped $prefix -WarningAction Stop } }
            @{ Pipeline = { $rows | Stop-AcsDtmfRecognition | Wait-AcsDtmfRecognitionStopped -Event @() -WarningAction Stop } }
            @{ Pipeline = { $rows | Stop-AcsDtmfRecognition -UniqueContext:$false | Where-Object Status -EQ Succeeded | Wait-AcsDtmfRecognitionStopped -Event @() -WarningAction Stop } }
            @{ Pipeline = { $rows | Stop-AcsDtmfRecognition -UniqueContext -OperationContext all | Tee-Object -Variable kept | Wait-AcsDtmfRecognitionStopped -Event @() -WarningAction Stop } }
        ) {
            $before = $emulator.CountRequests()

            $failure = $Pipeline | Should -Throw -PassThru

            "$failure" | Should -BeLike '*-UniqueContext*'
            $emulator.CountRequests() | Should -Be $before
        }

        It 'cause no warning if their contexts differ: <Pipeline>' -ForEach @(
            @{ Pipeline = { $rows | Stop-AcsDtmfRecognition -UniqueContext | Wait-AcsDtmfRecognitionStopped -Event @() -WarningAction Stop -ErrorAction Ignore } }
            @{ Pipeline = { Stop-AcsDtmfRecognition $rows[0].CallConnectionId $rows[0].TargetParticipant | Wait-AcsDtmfRecognitionStopped -Event @() -WarningAction Stop -ErrorAction Ignore } }
            @{ Pipeline = { $stopped = $rows | Stop-AcsDtmfRecognition; $stopped | Wait-AcsDtmfRecognitionStopped -Event @() -WarningAction Stop -ErrorAction Ignore } }
            @{ Pipeline = { $rows | Stop-AcsDtmfRecognition | ForEach-Object { $_ | Wait-AcsDtmfRecognitionStopped -Event @() -WarningAction Stop -ErrorAction Ignore } } }
            @{ Pipeline = { @() | Stop-AcsDtmfRecognition; Row a | Wait-AcsDtmfRecognitionStopped -Event @() -WarningAction Stop -ErrorAction Ignore } }
        ) {
            & $Pipeline | Should -Not -BeNullOrEmpty
        }
    }

    Context '-ListenPrefix' {
        It 'emits results in input order, regardless of the order of the events' {
            $waiting = Start-Waiting @{ ListenPrefix = ($prefix = Get-ListenPrefix); TimeoutSec = 120 } (Row a), (Row b c1 Failed), (Row c)
            try {
                Send-Callback $prefix "[$(Payload c)]" | Should -Be 200
                Start-Sleep -Milliseconds 200
                $waiting.Output.Count | Should -Be 0
                Send-Callback $prefix "[$(Payload a)]" | Should -Be 200

                $results = Complete-ListeningCommand $waiting -Within 00:03
                $results.OperationContext | Should -Be a, b, c
                $results.Confirmed | Should -Be $true, $false, $true
            }
            finally {
                Stop-ListeningCommand $waiting
            }
        }

        It 'acknowledges events that confirm no row' {
            $waiting = Start-Waiting @{ ListenPrefix = ($prefix = Get-ListenPrefix); TimeoutSec = 120 } (Row a)
            try {
                Send-Callback $prefix 'nonsense' | Should -Be 200
                Send-Callback $prefix '[]' | Should -Be 200
                Send-Callback $prefix "[$(Payload other),17]" | Should -Be 200
                Send-Callback $prefix "[17,$(Payload a)]" | Should -Be 200

                (Complete-ListeningCommand $waiting -Within 00:03).Confirmed | Should -BeTrue
                $waiting.Shell.Streams.Error | Should -BeNullOrEmpty
            }
            finally {
                Stop-ListeningCommand $waiting
            }
        }

        It 'refuses other methods and bodies that are too long' {
            $waiting = Start-Waiting @{ ListenPrefix = ($prefix = Get-ListenPrefix); TimeoutSec = 120 } (Row a)
            try {
                foreach ($method in 'Get', 'Put', 'Delete', 'Options') {
                    (Invoke-WebRequest $prefix -TimeoutSec 60 -Method $method -SkipHttpErrorCheck -ProgressAction SilentlyContinue).StatusCode | Should -Be 405
                }

                Send-Callback $prefix "[$(Payload a),$(' ' * 2MB)]" | Should -Be 413
                $waiting.Output.Count | Should -Be 0
                Send-Callback $prefix "[$(Payload a)]" | Should -Be 200
                (Complete-ListeningCommand $waiting -Within 00:03).Confirmed | Should -BeTrue
            }
            finally {
                Stop-ListeningCommand $waiting
            }
        }

        It 'accepts only callbacks of the service if -Audience is specified' {
            $parameters = @{ ListenPrefix = ($prefix = Get-ListenPrefix); TimeoutSec = 120; Audience = $audience; OpenIdConfigurationUri = $openId }
            $waiting = Start-Waiting $parameters (Row a)
            try {
                $body = "[$(Payload a)]"
                $bad = [ordered]@{
                    'none'             = ''
                    'no token'         = 'x'
                    'another audience' = $emulator.Call('Post', 'callbacktoken', @{ audience = 'somebody else' }).token
                    'another issuer'   = $emulator.Call('Post', 'callbacktoken', @{ issuer = 'https://contoso.example' }).token
                    'expired'          = $emulator.Call('Post', 'callbacktoken', @{ lifetimeSeconds = -60 }).token
                    'another key'      = $emulator.Call('Post', 'callbacktoken', @{ wrongKey = $true }).token
                    'forged'           = $emulator.Call('Post', 'callbacktoken', @{}).token -replace '\.[^.]+$', '.AAAA'
                }
                foreach ($kind in $bad.Keys) {
                    Send-Callback $prefix $body $bad[$kind] | Should -Be 401 -Because $kind
                }

                Start-Sleep -Milliseconds 200
                $waiting.Output.Count | Should -Be 0 -Because 'nothing of it may be used'
                Send-Callback $prefix $body $emulator.Call('Post', 'callbacktoken', @{}).token | Should -Be 200
                (Complete-ListeningCommand $waiting -Within 00:03).Confirmed | Should -BeTrue
            }
            finally {
                Stop-ListeningCommand $waiting
            }
        }

        It 'names the reason of a refused callback in the error of an unconfirmed row' {
            $prefix = Get-ListenPrefix
            $rows = $emulator.AddCalls(1)
            $null = $rows | Start-AcsDtmfRecognition

            $result = $rows | Stop-AcsDtmfRecognition -UniqueContext -OperationCallbackUri $prefix |
                Wait-AcsDtmfRecognitionStopped $prefix -TimeoutSec 5 -Audience 'somebody else' -OpenIdConfigurationUri $openId -ErrorVariable failures -ErrorAction SilentlyContinue

            $result.Confirmed | Should -BeFalse
            "$failures" | Should -BeLike '*within 5 s*refused*another audience*'
        }

        It 'does not expose its libraries' {
            $loaded = Invoke-FreshShell -ArgumentList (Get-TestedManifest), (Get-ListenPrefix), $openId {
                param ($manifest, $prefix, $openId)
                Import-Module $manifest
                $null = @() | Wait-AcsDtmfRecognitionStopped $prefix -Audience a -OpenIdConfigurationUri $openId
                [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like '*IdentityModel*' } | ForEach-Object {
                    [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name
                }
            }

            $loaded | Select-Object -Unique | Should -Be AcsDtmf
        }
    }

    Context 'Time' {
        It 'is measured for each row, with one error for each' {
            $results = (Row a), (Row b) | Wait-AcsDtmfRecognitionStopped (Get-ListenPrefix) -TimeoutSec 1 -ErrorVariable failures -ErrorAction SilentlyContinue

            $results.OperationContext | Should -Be a, b
            $results.Confirmed | Should -Be $false, $false
            $results.ConfirmedAt | Where-Object { $_ } | Should -BeNullOrEmpty
            $failures.FullyQualifiedErrorId | Should -Be "NotConfirmed,$errorType", "NotConfirmed,$errorType"
            $failures.CategoryInfo.Category | Should -Be OperationTimeout, OperationTimeout
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*-OperationCallbackUri*-TimeoutSec*'
        }

        It 'is not used up if no event is needed' {
            $watch = [Diagnostics.Stopwatch]::StartNew()

            $results = (Row a c1 Failed) | Wait-AcsDtmfRecognitionStopped (Get-ListenPrefix) -TimeoutSec 3600 -ErrorAction Stop

            $results.Confirmed | Should -BeFalse
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
        }

        It 'ends immediately on Ctrl+C, and releases the address' {
            $waiting = Start-Waiting @{ ListenPrefix = ($prefix = Get-ListenPrefix); TimeoutSec = 3600 } (Row a)
            try {
                $waiting.Shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne([timespan]::FromSeconds(5)) | Should -BeTrue
                $waiting.Shell.InvocationStateInfo.State | Should -Be Stopped
                $waiting.Shell.Streams.Error | Should -BeNullOrEmpty

                (@() | Wait-AcsDtmfRecognitionStopped $prefix -ErrorAction Stop) | Should -BeNullOrEmpty
            }
            finally {
                Stop-ListeningCommand $waiting
            }
        }

        It 'releases the address when <How>' -ForEach @(
            @{ How = 'the pipeline stops'; Run = { (Row a c1 Failed), (Row b c1 Failed) | Wait-AcsDtmfRecognitionStopped $prefix | Select-Object -First 1 } }
            @{ How = 'a later command fails'; Run = { Row a c1 Failed | Wait-AcsDtmfRecognitionStopped $prefix | ForEach-Object { throw 'No more.' } } }
            @{ How = 'an earlier command fails'; Run = { & { Row a; throw 'No more.' } | Wait-AcsDtmfRecognitionStopped $prefix } }
            @{ How = 'an error ends it'; Run = { Row a | Wait-AcsDtmfRecognitionStopped $prefix -TimeoutSec 1 -ErrorAction Stop } }
        ) {
            $prefix = Get-ListenPrefix

            try {
                $null = & $Run
            }
            catch {
                # Most of these ways end in an error.
                $_ | Should -Not -BeNullOrEmpty
            }

            (@() | Wait-AcsDtmfRecognitionStopped $prefix -ErrorAction Stop) | Should -BeNullOrEmpty
        }
    }

    Context 'Addresses' {
        It 'end the command before a row is sent if they are in use' {
            $rows = $emulator.AddCalls(1)

            $failure = { $rows | Stop-AcsDtmfRecognition | Wait-AcsDtmfRecognitionStopped $emulator.Endpoint } | Should -Throw -ErrorId "ListenerUnavailable,$errorType" -PassThru

            "$failure" | Should -BeLike "*$($emulator.Endpoint)*"
            $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*port*'
            $emulator.CountRequests() | Should -Be 0
        }

        It 'are refused if they are invalid: <_>' -ForEach 'nonsense', '127.0.0.1:8080', 'ftp://127.0.0.1/', 'http://127.0.0.1:99999/' {
            $failure = { Row a | Wait-AcsDtmfRecognitionStopped $_ } | Should -Throw -ErrorId "InvalidListenPrefix,$errorType" -PassThru

            $failure.CategoryInfo.Category | Should -Be InvalidArgument
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*http://localhost:8080/events/*'
        }

        It 'require -Audience if they are reachable from other machines: <_>' -ForEach 'http://*:18080/', 'http://+:18080/', 'http://0.0.0.0:18080/', 'http://contoso.example:18080/' {
            $failure = { Row a | Wait-AcsDtmfRecognitionStopped $_ } | Should -Throw -ErrorId "InvalidListenPrefix,$errorType" -PassThru

            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Audience*'
        }

        It 'are not used if the signing keys are unavailable' {
            $failure = { Row a | Wait-AcsDtmfRecognitionStopped (Get-ListenPrefix) -Audience a -OpenIdConfigurationUri "$(Get-DeadEndpoint)openid" } |
                Should -Throw -ErrorId "OpenIdConfigurationUnavailable,$errorType" -PassThru

            $failure.CategoryInfo.Category | Should -Be ConnectionError
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'can omit the final slash, and can be localhost' {
            foreach ($prefix in (Get-ListenPrefix).TrimEnd('/'), (Get-ListenPrefix).Replace('127.0.0.1', 'localhost')) {
                (@() | Wait-AcsDtmfRecognitionStopped $prefix -ErrorAction Stop) | Should -BeNullOrEmpty
            }
        }
    }

    Context 'At the prompt' {
        It 'completes its parameters' {
            '-ListenPrefix', '-Event', '-TimeoutSec', '-Audience', '-OpenIdConfigurationUri' | Should -BeIn (Get-Completion 'Wait-AcsDtmfRecognitionStopped -')
            Get-Completion 'Stop-AcsDtmfRecognition -Un' | Should -Be '-UniqueContext'
            Get-Completion 'Start-AcsDtmfRecognition -Un' | Should -Be '-UniqueContext'
        }

        It 'takes either a listener or events' {
            { Row a | Wait-AcsDtmfRecognitionStopped -ListenPrefix http://127.0.0.1:1/ -Event (Stopped a) } | Should -Throw -ErrorId "AmbiguousParameterSet,$errorType"
        }

        It 'displays all columns at <_> columns' -ForEach 80, 120 {
            $call = '18dea47f-b081-4107-9a5c-4300819d2c6c'
            $results = (Row a $call), (Row b $call), (Row c $call Failed) | Wait-AcsDtmfRecognitionStopped -Event (Stopped a $call) -ErrorAction SilentlyContinue

            $rendering = $PSStyle.OutputRendering
            try {
                $PSStyle.OutputRendering = 'PlainText'
                $lines = ($results | Out-String -Width $_).TrimEnd() -split '\r?\n' | Where-Object { $_ }
            }
            finally {
                $PSStyle.OutputRendering = $rendering
            }

            $lines | Should -HaveCount 5
            $lines[0] | Should -Match '^Status +Confirmed +CallConnectionId +Participant'
            $lines[2] | Should -Match "^Succeeded 20:33:20.092 $call 4:\+14255550123"
            $lines[3] | Should -Match "^Succeeded no +$call"
            $lines[4] | Should -Match "^Failed +$call"
        }
    }
}
