# Runs every runbook of docs/examples as its help describes. The emulator provides the managed identity.
Describe 'The examples' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $examples = (Resolve-Path "$PSScriptRoot/../../docs/examples").Path
        $environment = @{ IDENTITY_ENDPOINT = $env:IDENTITY_ENDPOINT; IDENTITY_HEADER = $env:IDENTITY_HEADER }
        $env:IDENTITY_ENDPOINT = "$($emulator.Endpoint)msi/token"
        $env:IDENTITY_HEADER = 'emulator-identity-header'
    }

    AfterAll {
        foreach ($name in $environment.Keys) {
            [Environment]::SetEnvironmentVariable($name, $environment[$name])
        }

        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $folder = (New-Item "$TestDrive/$(New-Guid)" -ItemType Directory).FullName
        $csv = Join-Path $folder calls.csv
    }

    AfterEach {
        # Every example closes its sessions.
        Get-AcsCallingSession | Should -BeNullOrEmpty
    }

    Context 'Stop-FromCsv.ps1' {
        It 'stops every participant in the file' {
            $emulator.AddCalls(100, 2) | Export-Csv $csv

            $counts = & "$examples/Stop-FromCsv.ps1" $csv -Endpoint $emulator.Endpoint

            $counts.Succeeded | Should -Be 200
            $counts.Failed | Should -Be 0
            $emulator.GetSummary().stoppedOnce + $emulator.GetSummary().stoppedNever | Should -Be 200
            $emulator.GetSummary().stops | Should -Be 200
            (Import-Csv $counts.ResultPath).Status | Select-Object -Unique | Should -Be Succeeded
        }

        It 'fails if a row fails, and sends only that row when it is run again' {
            $rows = $emulator.AddCalls(20)
            $rows | Export-Csv $csv
            $emulator.AddFault(@{ kind = 'status'; status = 404; callConnectionId = $rows[7].CallConnectionId })

            { & "$examples/Stop-FromCsv.ps1" $csv -Endpoint $emulator.Endpoint } | Should -Throw 'Failed rows: 1.*'

            (Import-Csv "$csv.results.csv" | Where-Object Status -EQ Failed).CallConnectionId | Should -Be $rows[7].CallConnectionId
            $emulator.ClearFaults()
            $counts = & "$examples/Stop-FromCsv.ps1" $csv -Endpoint $emulator.Endpoint
            $counts.Skipped | Should -Be 19
            $counts.Succeeded | Should -Be 1
            $emulator.GetRequests() | Where-Object operation -EQ stopContinuousDtmfRecognition | Should -HaveCount 21
        }
    }

    Context 'Receive-CallWebhook.ps1' {
        BeforeAll {
            function ToneEvent ([string] $call, [string] $context, [string] $tone) {
                ConvertTo-Json @(
                    @{
                        id          = "$(New-Guid)"
                        source      = "calling/callConnections/$call"
                        type        = 'Microsoft.Communication.ContinuousDtmfRecognitionToneReceived'
                        specversion = '1.0'
                        time        = '2026-01-02T03:04:05.6789+00:00'
                        data        = @{ callConnectionId = $call; operationContext = $context; sequenceId = 1; tone = $tone }
                    }
                ) -Depth 5 -Compress
            }
        }

        BeforeEach {
            $participant = '8:orgid:00000000-0000-0000-1000-000000000003'
            $call = $emulator.AddCall(@($participant, '4:+14255550123'))
        }

        It 'stops recognition for the participant that pressed #, with the data of <Edition>' -ForEach @(
            @{ Edition = 'Windows PowerShell'; Wrap = { [pscustomobject]@{ WebhookName = 'calls'; RequestBody = $args[0]; RequestHeader = @{} } } }
            @{ Edition = 'PowerShell 7'; Wrap = { "{WebhookName:calls,RequestBody:$($args[0]),RequestHeader:{Connection:close}}" } }
        ) {
            $data = & $Wrap (ToneEvent $call $participant pound)

            $callEvent, $result = & "$examples/Receive-CallWebhook.ps1" -WebhookData $data -Endpoint $emulator.Endpoint

            $callEvent.Tone | Should -Be pound
            $result.Status | Should -Be Succeeded
            "$($result.TargetParticipant)" | Should -Be $participant
            ($emulator.GetRequests() | Where-Object operation -EQ stopContinuousDtmfRecognition).targetRawId | Should -Be $participant
        }

        It 'sends no request for any other key' {
            $callEvent = & "$examples/Receive-CallWebhook.ps1" -WebhookData (ToneEvent $call $participant one) -Endpoint $emulator.Endpoint

            $callEvent.Tone | Should -Be one
            $emulator.CountRequests() | Should -Be 0
        }
    }

    Context 'Stop-AllParticipants.ps1' {
        It 'stops every participant of the calls, and treats a call that has ended as done' {
            $calls = ($emulator.AddCalls(3, 4)).CallConnectionId | Select-Object -Unique

            $results = & "$examples/Stop-AllParticipants.ps1" ($calls + '00000000-0000-0000-0000-0000000000ff') -Endpoint $emulator.Endpoint -Verbose -ErrorVariable errors 4> "$folder/verbose.txt"

            $results | Should -HaveCount 12
            $results.Status | Select-Object -Unique | Should -Be Succeeded
            $emulator.GetSummary().stops | Should -Be 12
            "$folder/verbose.txt" | Should -FileContentMatch '8522'
        }

        It 'reports a call that cannot be read' {
            $call = $emulator.AddCall('4:+14255550123')
            $emulator.AddFault(@{ kind = 'status'; status = 403; operation = 'listParticipants' })

            $results = & "$examples/Stop-AllParticipants.ps1" $call -Endpoint $emulator.Endpoint 2>&1

            $results | Should -BeOfType ([Management.Automation.ErrorRecord])
            $results.CategoryInfo.Category | Should -Be PermissionDenied
        }

        It 'sends nothing with -WhatIf' {
            $call = $emulator.AddCall('4:+14255550123')

            (& "$examples/Stop-AllParticipants.ps1" $call -Endpoint $emulator.Endpoint -WhatIf).Status | Should -Be WouldSend

            $emulator.GetSummary().stops | Should -Be 0
        }
    }

    Context 'Get-NightlyAudit.ps1' {
        It 'emits a verdict for every failed row' {
            $open = $emulator.AddCall(@('4:+14255550123', '4:+14255550124'))
            $ended = $emulator.AddCall('4:+14255550123')
            $forbidden = $emulator.AddCall('4:+14255550123')
            @(
                "$open,+14255550123"
                "$open,+14255550199"
                "$ended,+14255550123"
                '00000000-0000-0000-0000-0000000000ff,+14255550123'
                "$forbidden,+14255550123"
                "$open,14255550123"
                "$open,+14255550124"
            ) | Set-Content $csv
            $null = Connect-AcsCalling $emulator.ConnectionString -Name test
            $emulator.SetCall($ended, @{ state = 'disconnected' })
            $emulator.AddFault(@{ kind = 'status'; status = 409; callConnectionId = $open; operation = 'stopContinuousDtmfRecognition'; count = 1 })
            $emulator.AddFault(@{ kind = 'status'; status = 403; callConnectionId = $forbidden })
            Import-Csv $csv -Header CallConnectionId, TargetParticipant |
                Stop-AcsDtmfRecognition -ThrottleLimit 1 -ErrorAction SilentlyContinue |
                Export-Csv "$folder/results.csv"
            Disconnect-AcsCalling

            $verdicts = & "$examples/Get-NightlyAudit.ps1" "$folder/results.csv" -Endpoint $emulator.Endpoint

            $verdicts.Verdict | Should -Be Open, Left, Over, Over, Unknown, Invalid
            $verdicts[0].TargetParticipant | Should -Be '4:+14255550123'
            $emulator.GetRequests().verb | Select-Object -Unique | Should -Be POST, GET
        }

        It 'emits nothing for a run without failed rows' {
            "CallConnectionId,TargetParticipant,Status,StatusCode`n1,+14255550123,Succeeded,200" | Set-Content "$folder/results.csv"

            & "$examples/Get-NightlyAudit.ps1" "$folder/results.csv" -Endpoint $emulator.Endpoint | Should -BeNullOrEmpty

            $emulator.CountRequests() | Should -Be 0
        }
    }

    Context 'The picture of the README' {
        It 'shows the current output of its commands' {
            # Numbers differ from run to run, and with them the places where the progress bar divides its text.
            function Read-Picture ([string] $Path) {
                -join ([xml] (Get-Content $Path -Raw)).svg.text.InnerText -replace '\s' -replace '[\d,]+', '#'
            }

            $picture = & "$PSScriptRoot/../../tools/Picture.ps1" -OutputPath "$TestDrive/terminal.svg"

            Read-Picture $picture.FullName | Should -BeExactly (Read-Picture "$PSScriptRoot/../../docs/terminal.svg") -Because './build.ps1 -Task Picture renders a new one'
        }
    }

    Context 'The README' {
        BeforeAll {
            # The commands of a console, each with the lines that it shows.
            $console = [Collections.Generic.List[object]]::new()
            foreach ($line in Get-Content "$PSScriptRoot/../../README.md") {
                if ($line -match '^(?<indent> *)PS> (?<command>.+)$') {
                    $console.Add(@{ Command = $Matches.command; Indent = $Matches.indent; Lines = [Collections.Generic.List[string]]::new(); Ended = $false })
                }
                elseif ($console.Count -and -not $console[-1].Ended) {
                    # A console ends with its fence, or with text that is indented less.
                    $console[-1].Ended = $line.StartsWith('```') -or ($line -and -not $line.StartsWith($console[-1].Indent))
                    if ($line.Trim() -and -not $console[-1].Ended) { $console[-1].Lines.Add($line.Trim()) }
                }
            }
        }

        AfterEach {
            Get-AcsCallingSession | Disconnect-AcsCalling
            Pop-Location
        }

        It 'shows what <Command> prints' -ForEach @(
            @{ Command = 'Connect-AcsCalling *'; Compared = 1; Run = { Connect-AcsCalling $emulator.ConnectionString } }
            @{ Command = 'Get-AcsCallParticipant 00000000-0000-0000-0000-000000000002' }
            @{ Command = 'Get-AcsCallParticipant 00000000-0000-0000-0000-000000000002 | Stop-AcsDtmfRecognition' }
            @{ Command = 'Import-Csv calls.csv | Stop-AcsDtmfRecognition -ErrorAction SilentlyContinue' }
        ) {
            Push-Location $folder
            $null = $emulator.AddCalls(3, 2)
            $null = Connect-AcsCalling $emulator.ConnectionString
            @(
                'CallConnectionId,TargetParticipant'
                '00000000-0000-0000-0000-000000000001,+14255550002'
                '00000000-0000-0000-0000-0000000000ff,+14255550100'
                '00000000-0000-0000-0000-000000000002,14255550102'
                '../calls,+14255550104'
            ) | Set-Content calls.csv
            $shown = ($console | Where-Object { $_.Command -like $Command }).Lines
            $shown | Should -Not -BeNullOrEmpty

            $text = & ($Run ? $Run : [scriptblock]::Create($Command)) | Out-String -Width 120
            $printed = $text -replace '\x1b\[[\d;]*m' -split '\r?\n' | ForEach-Object Trim | Where-Object { $_ }

            # The table of sessions has an address that differs from run to run, and is compared by its labels.
            $count = $Compared ? $Compared : [math]::Max($shown.Count, $printed.Count)
            $printed[0..($count - 1)] | Should -Be $shown[0..($count - 1)]
        }
    }
}
