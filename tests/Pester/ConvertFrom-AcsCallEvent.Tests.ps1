Describe 'ConvertFrom-AcsCallEvent' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1" -Force
        Import-TestedModule
        $errorId = 'InvalidCallEvent,AcsDtmf.Commands.ConvertFromAcsCallEventCommand'

        # A CloudEvent in the form that the service sends, on one line.
        function Stopped([string] $id, [string] $context = "row $id") {
            '{"id":"' + $id + '","source":"calling/callConnections/c1","type":"Microsoft.Communication.ContinuousDtmfRecognitionStopped",' +
            '"data":{"version":"2026-03-12","operationContext":"' + $context + '","callConnectionId":"c1","serverCallId":"s","correlationId":"r",' +
            '"publicEventType":"Microsoft.Communication.ContinuousDtmfRecognitionStopped"},"time":"2024-03-04T20:33:20.0921+00:00",' +
            '"specversion":"1.0","datacontenttype":"application/json","subject":"calling/callConnections/c1"}'
        }

        $first = Stopped 1
        $second = Stopped 2
        $array = "[$first,$second]"
    }

    Context 'Forms of input' {
        It 'reads <Form>' -ForEach @(
            @{ Form = 'an array in one text'; Events = { $array } }
            @{ Form = 'an array as an argument'; Events = { , $array } }
            @{ Form = 'one text for each event'; Events = { $first, $second } }
            @{ Form = 'several JSON texts in one string'; Events = { "$first`n`n$second`n" } }
            @{ Form = 'objects of ConvertFrom-Json'; Events = { $array | ConvertFrom-Json } }
            @{ Form = 'an array of ConvertFrom-Json as one object'; Events = { , ($array | ConvertFrom-Json -NoEnumerate) } }
            @{ Form = 'hashtables'; Events = { $array | ConvertFrom-Json -AsHashtable } }
            @{ Form = 'the data of a webhook'; Events = { [pscustomobject]@{ WebhookName = 'w'; RequestBody = $array; RequestHeader = [pscustomobject]@{ Accept = '*/*' } } } }
            @{ Form = 'the data of a webhook with a body that was already converted'; Events = { @{ WebhookName = 'w'; RequestBody = $array | ConvertFrom-Json } } }
            @{ Form = 'the data of a webhook as text'; Events = { @{ WebhookName = 'w'; RequestBody = $array; RequestHeader = @{ Accept = '*/*' } } | ConvertTo-Json } }
            @{ Form = 'the data of a webhook in the form that a PowerShell 7 runbook receives'; Events = { "{WebhookName:w,RequestBody:$array,RequestHeader:{Connection:Keep-Alive,Accept:*/*}}" } }
            @{ Form = 'the lines of an indented text'; Events = { ($array | ConvertFrom-Json | ConvertTo-Json -Depth 10) -split '\r?\n' } }
            @{ Form = 'the lines of a text with empty lines'; Events = { '', '[', '', $first, ',', '', $second, ']', '' } }
        ) {
            $byPipeline = & $Events | ConvertFrom-AcsCallEvent -ErrorAction Stop
            $byArgument = ConvertFrom-AcsCallEvent (& $Events) -ErrorAction Stop

            foreach ($found in $byPipeline, $byArgument) {
                $found.Id | Should -Be 1, 2
                $found.OperationContext | Should -Be 'row 1', 'row 2'
                $found | ForEach-Object { $_ | Should -BeOfType AcsDtmf.ContinuousDtmfRecognitionStopped }
            }
        }

        It 'reads a file <Form>' -ForEach @(
            @{ Form = 'from Get-ChildItem'; Read = { Get-ChildItem TestDrive:/events.json | ConvertFrom-AcsCallEvent } }
            @{ Form = 'from Get-Item, as an argument'; Read = { ConvertFrom-AcsCallEvent (Get-Item TestDrive:/events.json) } }
            @{ Form = 'from Get-Content'; Read = { Get-Content TestDrive:/events.json | ConvertFrom-AcsCallEvent } }
            @{ Form = 'from Get-Content -Raw'; Read = { Get-Content TestDrive:/events.json -Raw | ConvertFrom-AcsCallEvent } }
            @{ Form = 'by a path of its drive'; Read = { ConvertFrom-AcsCallEvent -Path TestDrive:/events.json } }
            @{ Form = 'by a wildcard'; Read = { ConvertFrom-AcsCallEvent -Path TestDrive:/ev*.json } }
            @{ Form = 'by a literal path'; Read = { ConvertFrom-AcsCallEvent -LiteralPath TestDrive:/events.json } }
            @{ Form = 'by a relative path'; Read = { Push-Location TestDrive:/; try { ConvertFrom-AcsCallEvent -Path events.json } finally { Pop-Location } } }
        ) {
            $array | ConvertFrom-Json | ConvertTo-Json -Depth 10 | Set-Content TestDrive:/events.json

            (& $Read).Id | Should -Be 1, 2
        }

        It 'does not interpret a bracket in a literal path' {
            $folder = New-Item TestDrive:/literal -ItemType Directory
            Set-Content -LiteralPath "$folder/[1].json" $first
            Set-Content -LiteralPath "$folder/1.json" $second

            (ConvertFrom-AcsCallEvent -LiteralPath "$folder/[1].json").Id | Should -Be 1
            (ConvertFrom-AcsCallEvent -Path "$folder/[1].json").Id | Should -Be 2
        }

        It 'reads every encoding that has a byte order mark' -ForEach 'utf8', 'utf8BOM', 'unicode', 'bigendianunicode' {
            Set-Content TestDrive:/encoded.json (Stopped 1 "`u{1F4DE} `u{00FC}ber") -Encoding $_

            (ConvertFrom-AcsCallEvent -Path TestDrive:/encoded.json).OperationContext | Should -BeExactly "`u{1F4DE} `u{00FC}ber"
        }

        It 'reads an Event Grid envelope' {
            $callEvent = '[{"id":"1","topic":"t","subject":"s","eventType":"Microsoft.Communication.ContinuousDtmfRecognitionToneReceived","eventTime":"2024-03-04T20:33:20.0921345Z","dataVersion":"1.0","data":{"callConnectionId":"c1","tone":"pound","sequenceId":3}}]' |
                ConvertFrom-AcsCallEvent

            $callEvent | Should -BeOfType AcsDtmf.ContinuousDtmfRecognitionToneReceived
            $callEvent.Tone | Should -Be pound
            $callEvent.SequenceId | Should -Be 3
            $callEvent.Time.UtcTicks % 10000000 | Should -Be 921345
        }

        It 'reads flat and nested tones' -ForEach '"tone":"five","sequenceId":2', '"toneInfo":{"tone":"five","sequenceId":2}' {
            $callEvent = '{"type":"Microsoft.Communication.ContinuousDtmfRecognitionToneReceived","data":{"callConnectionId":"c1",' + $_ + '}}' | ConvertFrom-AcsCallEvent

            $callEvent.Tone | Should -Be five
            $callEvent.SequenceId | Should -Be 2
        }

        It 'has a type for <_>' -ForEach 'ContinuousDtmfRecognitionToneReceived', 'ContinuousDtmfRecognitionToneFailed', 'ContinuousDtmfRecognitionStopped', 'SendDtmfTonesCompleted', 'SendDtmfTonesFailed', 'CallConnected', 'CallDisconnected', 'ParticipantsUpdated' {
            $callEvent = '{"type":"Microsoft.Communication.' + $_ + '","data":{"resultInformation":{"code":200,"subCode":0,"message":"m","sipDetails":{"code":486,"message":"Busy"},"q850Details":{"code":17,"message":"User busy"}}}}' |
                ConvertFrom-AcsCallEvent

            $callEvent.GetType().FullName | Should -Be "AcsDtmf.$_"
            $callEvent.Name | Should -Be $_
            $callEvent.ResultInformation.Code | Should -Be 200
            $callEvent.ResultInformation.SipDetails.Code | Should -Be 486
            $callEvent.ResultInformation.Q850Details.Message | Should -Be 'User busy'
        }

        It 'reads who is in the call, ready to be piped' {
            $identifier = @{ rawId = '4:+14255550123'; kind = 'phoneNumber'; phoneNumber = @{ value = '+14255550123' } }
            $callEvent = @{
                type = 'Microsoft.Communication.ParticipantsUpdated'
                data = @{ callConnectionId = 'c1'; sequenceNumber = 2; participants = @(@{ identifier = $identifier; isMuted = $true; isOnHold = $false }) }
            } | ConvertTo-Json -Depth 6 | ConvertFrom-AcsCallEvent

            $callEvent.SequenceNumber | Should -Be 2
            $callEvent.Participants | Should -BeOfType AcsDtmf.CallParticipant
            $callEvent.Participants.CallConnectionId | Should -Be c1
            "$($callEvent.Participants.TargetParticipant)" | Should -Be '4:+14255550123'
            $callEvent.Participants.IsMuted | Should -BeTrue
        }

        It 'keeps all data of other events' {
            $callEvent = '{"type":"Microsoft.Communication.PlayCompleted","data":{"callConnectionId":"c1","new":{"deep":[1,2]}}}' | ConvertFrom-AcsCallEvent

            $callEvent.GetType().FullName | Should -Be AcsDtmf.CallEvent
            $callEvent.Name | Should -Be PlayCompleted
            ($callEvent.Data | ConvertFrom-Json).new.deep | Should -Be 1, 2
        }

        It 'loses no data of an object that was already converted' {
            $text = '{"type":"a","time":"2024-03-04T20:33:20.0921345+00:00","data":{"operationContext":"2024-03-04T20:33:20Z","text":"quote \" back \\ slash / line \n \u0001 \u00fc","big":123456789012345678901234567890,"small":1.5e-7,"none":null,"yes":true,"deep":[[[[[[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]]]]]],"empty":{}}}'

            $direct = $text | ConvertFrom-AcsCallEvent
            foreach ($callEvent in ($text | ConvertFrom-Json | ConvertFrom-AcsCallEvent), ($text | ConvertFrom-Json -AsHashtable | ConvertFrom-AcsCallEvent)) {
                $callEvent.Time | Should -Be $direct.Time
                $callEvent.OperationContext | Should -BeExactly '2024-03-04T20:33:20Z'
                $back = [Text.Json.Nodes.JsonNode]::Parse($callEvent.Data)
                [Text.Json.Nodes.JsonNode]::DeepEquals($back, [Text.Json.Nodes.JsonNode]::Parse($direct.Data)) | Should -BeTrue -Because $callEvent.Data
            }
        }

        It 'reads the events around <What>' -ForEach @(
            @{ What = 'an invalid name'; Invalid = '{"R\ud800equestBody":1}' }
            @{ What = 'an invalid name in the data'; Invalid = '{"type":"a","data":{"operationC\udfffontext":1}}' }
            @{ What = 'an invalid context'; Invalid = '{"type":"a","data":{"operationContext":"\ud800"}}' }
            @{ What = 'three nested webhooks'; Invalid = '{"RequestBody":{"RequestBody":{"RequestBody":[]}}}' }
            @{ What = 'a thousand nested webhooks'; Invalid = '{"RequestBody":' * 1000 + "`"$('x' * 800KB)`"" + '}' * 1000 }
        ) {
            $callEvents = "[$first,$Invalid,$second]" | ConvertFrom-AcsCallEvent -ErrorVariable failures -ErrorAction SilentlyContinue

            $callEvents.Id | Should -Be 1, 2
            $failures.FullyQualifiedErrorId | Should -Be 'InvalidCallEvent,AcsDtmf.Commands.ConvertFromAcsCallEventCommand'
        }

        It 'reads the data of a webhook that another webhook forwarded' {
            $inner = @{ WebhookName = 'inner'; RequestBody = "[$first,$second]" } | ConvertTo-Json

            (@{ WebhookName = 'outer'; RequestBody = $inner } | ConvertTo-Json | ConvertFrom-AcsCallEvent -ErrorAction Stop).Id | Should -Be 1, 2
            ([pscustomobject]@{ WebhookName = 'outer'; RequestBody = $inner } | ConvertFrom-AcsCallEvent -ErrorAction Stop).Id | Should -Be 1, 2
        }

        It 'stops if a list contains itself' {
            $list = [Collections.ArrayList]::new()
            $null = $list.Add($first)
            $null = $list.Add($list)

            $callEvents = ConvertFrom-AcsCallEvent $list -ErrorVariable failures -ErrorAction SilentlyContinue

            $callEvents.Id | Select-Object -Unique | Should -Be 1
            $failures.FullyQualifiedErrorId | Should -Be 'InvalidCallEvent,AcsDtmf.Commands.ConvertFromAcsCallEventCommand'
        }

        It 'needs no session' {
            Get-AcsCallingSession | Disconnect-AcsCalling

            ($first | ConvertFrom-AcsCallEvent).Id | Should -Be 1
        }

        It 'emits objects that bind by property name' {
            $callEvent = '{"id":"not the call","type":"a","data":{"callConnectionId":"c1"}}' | ConvertFrom-AcsCallEvent
            function Receive-Call {
                param ([Parameter(ValueFromPipelineByPropertyName)] [string] $CallConnectionId)
                process { $CallConnectionId }
            }

            $callEvent | Receive-Call | Should -Be c1
        }
    }

    Context 'Invalid events' {
        It 'writes one error, and still emits the other events: <Text>' -ForEach @(
            @{ Text = 'nonsense'; Says = '*not JSON*' }
            @{ Text = '42'; Says = '*not an object*' }
            @{ Text = '"text"'; Says = '*not an object*' }
            @{ Text = 'null'; Says = '*not an object*' }
            @{ Text = '{}'; Says = '*neither a type*' }
            @{ Text = '{"type":17}'; Says = '*neither a type*' }
            @{ Text = '{"data":{"callConnectionId":"c1"}}'; Says = '*neither a type*' }
            @{ Text = '{type:"a"}'; Says = '*not JSON*' }
            @{ Text = '{"type":"a",}'; Says = '*not JSON*' }
            @{ Text = '{"type":"\ud83d"}'; Says = '*not valid Unicode*' }
            @{ Text = '{"type":"a","data":{'; Says = '*incomplete*' }
        ) {
            $found = $first, $Text, $second | ConvertFrom-AcsCallEvent -ErrorVariable failures -ErrorAction SilentlyContinue

            $found.Id | Should -Be 1, 2
            $failures | Should -HaveCount 1
            $failures.FullyQualifiedErrorId | Should -Be $errorId
            $failures.CategoryInfo.Category | Should -Be InvalidData
            $failures.TargetObject.Trim() | Should -Be $Text
            $failures.Exception | Should -BeOfType AcsDtmf.CallingException
            "$failures" | Should -BeLike $Says
            $failures.ErrorDetails.RecommendedAction | Should -BeLike '*-Raw*'
        }

        It 'writes one error for an invalid element of an array, with the original text as its target' {
            $text = "[$first,42,$second]"

            $found = $text | ConvertFrom-AcsCallEvent -ErrorVariable failures -ErrorAction SilentlyContinue

            $found.Id | Should -Be 1, 2
            $failures | Should -HaveCount 1
            $failures.TargetObject | Should -Be $text
        }

        It 'writes one error with the original object as its target' {
            $object = [pscustomobject]@{ some = 'thing' }

            $found = ($first | ConvertFrom-Json), $object, 17, ($second | ConvertFrom-Json -AsHashtable) |
                ConvertFrom-AcsCallEvent -ErrorVariable failures -ErrorAction SilentlyContinue

            $found.Id | Should -Be 1, 2
            $failures.FullyQualifiedErrorId | Should -Be $errorId, $errorId
            $failures[0].TargetObject | Should -Be $object
            $failures[1].TargetObject | Should -Be 17
        }

        It 'writes one error with the file as its target, and names the line' {
            Set-Content TestDrive:/bad.json $first, 'nonsense', $second

            $found = Get-Item TestDrive:/bad.json | ConvertFrom-AcsCallEvent -ErrorVariable failures -ErrorAction SilentlyContinue

            $found.Id | Should -Be 1, 2
            $failures | Should -HaveCount 1
            $failures.TargetObject | Should -BeOfType IO.FileInfo
            "$failures" | Should -BeLike 'Line 2:*'
        }

        It 'writes one error for an object that contains itself' {
            $table = @{ type = 'a' }
            $table.data = $table

            $table, $first | ConvertFrom-AcsCallEvent -ErrorVariable failures -ErrorAction SilentlyContinue | ForEach-Object Id | Should -Be 1

            $failures.FullyQualifiedErrorId | Should -Be $errorId
        }

        It 'reads texts of several megabytes' {
            $watch = [Diagnostics.Stopwatch]::StartNew()

            $found = ('{"type":"a","data":"' + 'x' * 5MB + '"}'), ('x' * 5MB), ('{"type":"a"' + ',"a":1' * 1MB + '}') |
                ConvertFrom-AcsCallEvent -ErrorVariable failures -ErrorAction SilentlyContinue

            $found | Should -HaveCount 2
            $found[0].Data.Length | Should -Be (5MB + 2)
            $failures | Should -HaveCount 1
            "$failures".Length | Should -BeLessThan 1000
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 60
        }

        It 'ends the pipeline with -ErrorAction Stop' {
            { 'nonsense', $first | ConvertFrom-AcsCallEvent -ErrorAction Stop } | Should -Throw -ErrorId $errorId
        }

        It 'emits nothing for empty input' {
            $found = $null, '', '  ', '[]', @() | ConvertFrom-AcsCallEvent -ErrorAction Stop
            $found | Should -BeNullOrEmpty
            ConvertFrom-AcsCallEvent $null -ErrorAction Stop | Should -BeNullOrEmpty
        }
    }

    Context 'Unreadable files' {
        It 'writes one error for each file, and reads the other files' {
            Set-Content TestDrive:/good.json $first

            $found = ConvertFrom-AcsCallEvent -Path TestDrive:/none.json, TestDrive:/good.json -ErrorVariable failures -ErrorAction SilentlyContinue
            $found.Id | Should -Be 1
            $failures.CategoryInfo.Category | Should -Be ObjectNotFound

            $found = ConvertFrom-AcsCallEvent -LiteralPath TestDrive:/none.json, (Convert-Path TestDrive:/), Env:PATH, TestDrive:/good.json -ErrorVariable failures -ErrorAction SilentlyContinue
            $found.Id | Should -Be 1
            $failures | Should -HaveCount 3
            $failures.FullyQualifiedErrorId -replace ',.*' | Should -Be FileNotReadable, FileNotReadable, NotAFile
            $failures[0].CategoryInfo.Category | Should -Be ReadError
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
    }

    Context 'At the prompt' {
        It 'shows events of all types in one table at <_> characters' -ForEach 80, 120 {
            $events = $first, '{"type":"Microsoft.Communication.ContinuousDtmfRecognitionToneReceived","time":"2024-03-04T20:33:21Z","data":{"callConnectionId":"18dea47f-b081-4107-9a5c-4300819d2c6c","tone":"asterisk"}}', '{"type":"Contoso.Other"}' |
                ConvertFrom-AcsCallEvent

            $lines = ($events | Out-String -Width $_).TrimEnd() -split '\r?\n' | Where-Object { $_ }

            $lines | Should -HaveCount 5
            $lines[0] | Should -Match '^Time +Name +Tone +CallConnectionId'
            $lines[2] | Should -Match '^20:33:20.0 .Stopped +c1'
            $lines[3] | Should -Match '^20:33:21.0 .ToneReceived +asterisk 18dea47f-b081-4107-9a5c-4300819d2c6c'
            $lines[4] | Should -Match 'Other'
        }

        It 'completes its parameters' {
            '-InputObject', '-Path', '-LiteralPath' | Should -BeIn (Get-Completion 'ConvertFrom-AcsCallEvent -')
        }
    }
}
