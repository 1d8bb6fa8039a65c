# Tests the forms of input rows, and the results of invalid rows.
Context 'Forms of a row' {
    It 'sends <RawId> in the documented form' -ForEach @(
        @{ RawId = '4:+14255550123'; Wire = '{"kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}}' }
        @{
            RawId = '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001'
            Wire  = '{"kind":"communicationUser","communicationUser":{"id":"8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001"}}'
        }
        @{
            RawId = '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-0000-000000007e4a_00000000-0000-0000-1000-000000000002'
            Wire  = '{"kind":"teamsExtensionUser","teamsExtensionUser":{"userId":"00000000-0000-0000-1000-000000000002","tenantId":"00000000-0000-0000-0000-000000007e4a","resourceId":"00000000-0000-0000-0000-00000000acc5","cloud":"public"}}'
        }
        @{
            RawId = '8:orgid:00000000-0000-0000-1000-000000000003'
            Wire  = '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000003","cloud":"public"}}'
        }
        @{
            RawId = '8:gcch:00000000-0000-0000-1000-000000000003'
            Wire  = '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000003","cloud":"gcch"}}'
        }
        @{
            RawId = '8:teamsvisitor:00000000-0000-0000-1000-000000000004'
            Wire  = '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000004","isAnonymous":true,"cloud":"public"}}'
        }
        @{
            RawId = '28:orgid:00000000-0000-0000-1000-000000000005'
            Wire  = '{"kind":"microsoftTeamsApp","microsoftTeamsApp":{"appId":"00000000-0000-0000-1000-000000000005","cloud":"public"}}'
        }
        @{ RawId = '48:some-kind-to-come'; Wire = '{"rawId":"48:some-kind-to-come"}' }
    ) {
        $result = & $Command $call $RawId

        $result.Status | Should -Be Succeeded
        "$($result.TargetParticipant)" | Should -BeExactly $RawId
        $request = $emulator.GetRequests()
        $request.verb | Should -BeExactly POST
        $request.rawTarget | Should -BeExactly "/calling/callConnections/${call}:${action}?api-version=2026-03-12"
        $request.body | Should -BeExactly "{`"targetParticipant`":$Wire}"
    }

    It 'accepts <Form>' -ForEach @(
        @{ Form = 'a bare phone number'; Value = { '+14255550123' } }
        @{ Form = 'text with white space around it'; Value = { " $phone`t" } }
        @{ Form = 'an identifier of this module'; Value = { [AcsDtmf.CommunicationIdentifier]::FromRawId($phone) } }
        @{ Form = 'a deserialized identifier of this module'; Value = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([AcsDtmf.CommunicationIdentifier]::FromRawId($phone))) } }
        @{ Form = 'a hashtable with a kind and a nested identifier'; Value = { @{ kind = 'phoneNumber'; phoneNumber = @{ value = '+14255550123' } } } }
        @{ Form = 'a hashtable with a nested identifier and no kind'; Value = { @{ phoneNumber = @{ value = '+14255550123' } } } }
        @{ Form = 'a hashtable with a raw id and a nested identifier'; Value = { @{ rawId = $phone; phoneNumber = @{ value = '+14255550123' } } } }
        @{ Form = 'a hashtable with only a raw id'; Value = { @{ rawId = $phone } } }
        @{ Form = 'a hashtable in Pascal case'; Value = { @{ Kind = 'phoneNumber'; PhoneNumber = @{ Value = '+14255550123' } } } }
        @{ Form = 'an ordered dictionary'; Value = { [ordered]@{ phoneNumber = [ordered]@{ value = '+14255550123' } } } }
        @{ Form = 'a custom object'; Value = { [pscustomobject]@{ phoneNumber = [pscustomobject]@{ value = '+14255550123' } } } }
        @{ Form = 'a phone number in JSON'; Value = { '{"rawId":"4:+14255550123","kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}}' | ConvertFrom-Json } }
        @{ Form = 'JSON that was converted to hashtables'; Value = { '{"kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}}' | ConvertFrom-Json -AsHashtable } }
        @{ Form = 'a user in JSON'; RawId = '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001'; Value = { '{"kind":"communicationUser","communicationUser":{"id":"8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001"}}' | ConvertFrom-Json } }
        @{ Form = 'a Teams user in JSON'; RawId = '8:orgid:00000000-0000-0000-1000-000000000003'; Value = { '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000003"}}' | ConvertFrom-Json } }
        @{ Form = 'a Teams user of another cloud in JSON'; RawId = '8:gcch:00000000-0000-0000-1000-000000000003'; Value = { '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000003","cloud":"gcch"}}' | ConvertFrom-Json } }
        @{ Form = 'an anonymous Teams user in JSON'; RawId = '8:teamsvisitor:00000000-0000-0000-1000-000000000004'; Value = { '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000004","isAnonymous":true}}' | ConvertFrom-Json } }
        @{ Form = 'a Teams app in JSON'; RawId = '28:orgid:00000000-0000-0000-1000-000000000005'; Value = { '{"kind":"microsoftTeamsApp","microsoftTeamsApp":{"appId":"00000000-0000-0000-1000-000000000005"}}' | ConvertFrom-Json } }
        @{ Form = 'a Teams extension user in JSON'; RawId = '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-0000-000000007e4a_00000000-0000-0000-1000-000000000002'; Value = { '{"kind":"teamsExtensionUser","teamsExtensionUser":{"userId":"00000000-0000-0000-1000-000000000002","tenantId":"00000000-0000-0000-0000-000000007e4a","resourceId":"00000000-0000-0000-0000-00000000acc5"}}' | ConvertFrom-Json } }
        @{ Form = 'an unknown kind in JSON'; RawId = '48:some-kind-to-come'; Value = { '{"kind":"unknown","rawId":"48:some-kind-to-come"}' | ConvertFrom-Json } }
        @{ Form = 'a participant that contains its identifier'; Value = { '{"identifier":{"rawId":"4:+14255550123","kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}},"isMuted":false}' | ConvertFrom-Json } }
        @{ Form = 'an identifier of the .NET SDK'; Value = {
                if (-not ('Sdk.PhoneNumberIdentifier' -as [type])) {
                    Add-Type 'namespace Sdk { public class PhoneNumberIdentifier { public string PhoneNumber => "+14255550123"; public bool IsAnonymous => false; public string RawId => "4:+14255550123"; } }'
                }

                [Sdk.PhoneNumberIdentifier]::new()
            }
        }
    ) {
        $expected = $RawId ? $RawId : $phone

        $byName, $byProperty = @(
            & $Command $call (& $Value)
            Row $call (& $Value) | & $Command
        )

        $byName.Status | Should -Be Succeeded
        "$($byName.TargetParticipant)" | Should -BeExactly $expected
        $byProperty.Status | Should -Be Succeeded
        $emulator.GetRequests().targetRawId | Should -BeExactly $expected, $expected
    }

    It 'reads the CSV column <_> as the call' -ForEach 'CallConnectionId', 'callConnectionId', 'ConnectionId', 'CallId', 'call_connection_id', 'Id' {
        Set-Content TestDrive:/calls.csv "$_,TargetParticipant", "$call,$phone"

        (Import-Csv TestDrive:/calls.csv | & $Command).Status | Should -Be Succeeded

        $emulator.GetRequests().callConnectionId | Should -Be $call
    }

    It 'reads the CSV column <_> as the participant' -ForEach 'TargetParticipant', 'targetParticipant', 'Participant', 'Identifier', 'RawId', 'PhoneNumber', 'target_participant' {
        Set-Content TestDrive:/calls.csv "CallConnectionId,$_", "$call,+14255550123"

        (Import-Csv TestDrive:/calls.csv | & $Command).Status | Should -Be Succeeded

        $emulator.GetRequests().targetRawId | Should -Be $phone
    }

    It 'reads the CSV column <_> as the context' -ForEach 'OperationContext', 'Context', 'operation_context' {
        Set-Content TestDrive:/calls.csv "CallConnectionId,TargetParticipant,$_", "$call,$phone,row 1"

        (Import-Csv TestDrive:/calls.csv | & $Command).OperationContext | Should -BeExactly 'row 1'

        (SentBody).operationContext | Should -BeExactly 'row 1'
    }

    It 'reads the CSV column <_> as the callback' -ForEach 'OperationCallbackUri', 'OperationCallbackUrl', 'operation_callback_uri' {
        Set-Content TestDrive:/calls.csv "CallConnectionId,TargetParticipant,$_", "$call,$phone,https://contoso.example/events?run=1"

        (Import-Csv TestDrive:/calls.csv | & $Command).OperationCallbackUri | Should -BeExactly 'https://contoso.example/events?run=1'

        (SentBody).operationCallbackUri | Should -BeExactly 'https://contoso.example/events?run=1'
    }

    It 'does not use the callback of a call as the callback of the operation' {
        [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; CallbackUri = 'https://contoso.example/calls' } | & $Command | Out-Null

        (SentBody).psobject.Properties.Name | Should -BeExactly targetParticipant
    }

    It 'omits empty columns from the request' {
        Set-Content TestDrive:/calls.csv 'CallConnectionId,TargetParticipant,OperationContext,OperationCallbackUri', "$call,$phone,,"

        (Import-Csv TestDrive:/calls.csv | & $Command).Status | Should -Be Succeeded

        (SentBody).psobject.Properties.Name | Should -BeExactly targetParticipant
    }

    It 'sends the context unchanged, including all scripts and white space' {
        $context = "  `u{1F4DE} `u{5317}`u{4EAC} `u{00FC}ber </script> `"quoted`" \ `t2026-03-12T00:00:00Z  "

        (& $Command $call $phone -OperationContext $context).OperationContext | Should -BeExactly $context

        (SentBody).operationContext | Should -BeExactly $context
    }

    It 'creates a unique context with -UniqueContext for each row without a context' {
        $rows = (Row $call $phone), (Row $call $phone), [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = 'mine' }

        $results = $rows | & $Command -UniqueContext

        $results[2].OperationContext | Should -Be mine
        $results.OperationContext | Select-Object -Unique | Should -HaveCount 3
        (SentBody).operationContext | Sort-Object | Should -Be ($results.OperationContext | Sort-Object)
    }

    It 'accepts call ids as text, and one participant for all of them' {
        $calls = 1..3 | ForEach-Object { $emulator.AddCall($phone) }

        $results = $calls | & $Command -TargetParticipant +14255550123

        $results.CallConnectionId | Should -Be $calls
        $results.Status | Should -Be Succeeded, Succeeded, Succeeded
    }

    It 'accepts call ids as GUIDs: <Form>' -ForEach @(
        @{ Form = 'an argument'; Run = { & $Command -CallConnectionId ([guid] $call) -TargetParticipant $phone } }
        @{ Form = 'a property'; Run = { [pscustomobject]@{ Id = [guid] $call } | & $Command -TargetParticipant $phone } }
        @{ Form = 'the row itself'; Run = { [guid] $call | & $Command -TargetParticipant $phone } }
        @{ Form = 'a key'; Run = { @{ CallId = [guid] $call; Participant = $phone } | & $Command } }
    ) {
        (& $Run).Status | Should -Be Succeeded

        $emulator.GetRequests().callConnectionId | Should -Be $call
    }

    It 'sends a request for each element of <Form>' -ForEach @(
        @{ Form = 'arguments'; Run = { & $Command $call, $second $phone, $other } }
        @{ Form = 'properties'; Run = { [pscustomobject]@{ CallConnectionId = $call, $second; TargetParticipant = @($phone, $other) } | & $Command } }
        @{ Form = 'keys'; Run = { @{ CallConnectionId = $call, $second; TargetParticipant = $phone, $other } | & $Command } }
        @{ Form = 'parsed JSON'; Run = { ConvertTo-Json @{ callId = $call, $second; rawId = $phone, $other } | ConvertFrom-Json | & $Command } }
    ) {
        $other = $participants[1]
        $second = $emulator.AddCall($participants)

        $results = & $Run

        $results.ForEach({ "$($_.CallConnectionId) $($_.TargetParticipant)" }) | Should -Be "$call $phone", "$call $other", "$second $phone", "$second $other"
        $results.Status | Select-Object -Unique | Should -Be Succeeded
        $emulator.CountRequests() | Should -Be 4
    }

    It 'binds the keys of <Form> as it binds properties' -ForEach @(
        @{ Form = 'a hashtable'; Make = { @{ callid = $call; PHONENUMBER = '+14255550123'; Context = 'row 1'; operation_callback_uri = 'https://contoso.example/' } } }
        @{ Form = 'an ordered dictionary'; Make = { [ordered]@{ callid = $call; PHONENUMBER = '+14255550123'; Context = 'row 1'; operation_callback_uri = 'https://contoso.example/' } } }
        @{ Form = 'a generic dictionary'; Make = { $row = [Collections.Generic.Dictionary[string, object]]::new(); $row['callid'] = $call; $row['PHONENUMBER'] = '+14255550123'; $row['Context'] = 'row 1'; $row['operation_callback_uri'] = 'https://contoso.example/'; $row } }
    ) {
        $row = & $Make

        # The other rows have neither a context nor a participant: PowerShell resets only the parameters that it has bound itself.
        $results = $row, [pscustomobject]@{ CallConnectionId = $call }, @{ CallConnectionId = $call } | & $Command -ErrorAction SilentlyContinue -ErrorVariable errors

        $results.Status | Should -Be Succeeded, Failed, Failed
        $results[0].OperationContext | Should -BeExactly 'row 1'
        $results[0].OperationCallbackUri | Should -BeExactly 'https://contoso.example/'
        $results[1].OperationContext | Should -BeNullOrEmpty
        $results.ErrorCode | Should -Be $null, InvalidTargetParticipant, InvalidTargetParticipant
        $errors[0].TargetObject.CallConnectionId | Should -Be $call
        $emulator.GetRequests().targetRawId | Should -Be $phone
    }

    It 'prefers an argument to a key' {
        $result = @{ CallConnectionId = $call; TargetParticipant = '28:orgid:00000000-0000-0000-1000-000000000005' } | & $Command -TargetParticipant $phone

        $result.TargetParticipant | Should -Be $phone
    }

    It 'prefers an argument to a column' {
        $result = [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = '28:orgid:00000000-0000-0000-1000-000000000005' } |
            & $Command -TargetParticipant $phone

        "$($result.TargetParticipant)" | Should -Be $phone
    }

    It 'keeps no value of the previous row' {
        $rows = @(
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = 'first'; OperationCallbackUri = 'https://contoso.example/' }
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone }
            [pscustomobject]@{ CallConnectionId = $call }
            [pscustomobject]@{ TargetParticipant = $phone }
        )

        $results = $rows | & $Command -ErrorAction SilentlyContinue

        $results.Status | Should -Be Succeeded, Succeeded, Failed, Failed
        $results.ErrorCode | Should -Be $null, $null, InvalidTargetParticipant, InvalidCallConnectionId
        $results[1].OperationContext | Should -BeNullOrEmpty
        $results[1].OperationCallbackUri | Should -BeNullOrEmpty
    }

    It 'sends failed rows again from its own results in <Format>' -ForEach @(
        @{ Format = 'CSV'; Export = { $args | Export-Csv TestDrive:/results }; Import = { Import-Csv TestDrive:/results } }
        @{ Format = 'JSON'; Export = { $args | ConvertTo-Json | Set-Content TestDrive:/results }; Import = { Get-Content TestDrive:/results -Raw | ConvertFrom-Json } }
        @{ Format = 'CLIXML'; Export = { $args | Export-Clixml TestDrive:/results }; Import = { Import-Clixml TestDrive:/results } }
    ) {
        $rows = foreach ($participant in $participants) {
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $participant; OperationContext = "for $participant"; OperationCallbackUri = 'https://contoso.example/' }
        }

        # The last three rows fail.
        $broken = $emulator.AddCall($participants)
        $rows[-3..-1].ForEach({ $_.CallConnectionId = $broken })
        $emulator.AddFault(@{ kind = 'status'; status = 404; callConnectionId = $broken })
        $first = $rows | & $Command -ErrorAction SilentlyContinue
        & $Export @first
        $emulator.ClearFaults()

        $results = & $Import | Where-Object Status -EQ Failed | & $Command

        $results.Status | Should -Be Succeeded, Succeeded, Succeeded
        "$($results.TargetParticipant)" | Should -Be "$($participants[-3..-1])"
        $results.CallConnectionId | Should -Be $broken, $broken, $broken
        $results.OperationContext | Should -Be $rows[-3..-1].OperationContext
        $results.OperationCallbackUri | Should -Be $rows[-3..-1].OperationCallbackUri
        $emulator.CountRequests() | Should -Be ($rows.Count + 3)
    }
}

Context 'One result for each row' {
    It 'emits a result with all properties' {
        $started = [DateTimeOffset]::UtcNow

        $result = & $Command $call $phone

        $result | Should -BeOfType AcsDtmf.DtmfRecognitionResult
        $result.CallConnectionId | Should -Be $call
        $result.TargetParticipant | Should -BeExactly $phone
        $result.Operation | Should -Be $Operation
        $result.Status | Should -Be Succeeded
        $result.StatusCode | Should -Be 200
        $result.ErrorCode | Should -BeNullOrEmpty
        $result.ErrorMessage | Should -BeNullOrEmpty
        $result.CorrelationId | Should -Be $emulator.GetCall($call).correlationId
        $result.ClientRequestId | Should -Be $emulator.GetRequests().headers.'x-ms-client-request-id'
        $result.Attempts | Should -Be 1
        [timespan] $result.Duration | Should -BeLessOrEqual ([DateTimeOffset]::UtcNow - $started)
        [DateTimeOffset] $result.CompletedAt | Should -BeGreaterThan $started.AddMilliseconds(-1)
    }

    It 'reads back from <Format> as it was, in the culture <Culture>' -ForEach @(
        foreach ($culture in 'en-US', 'de-DE', 'th-TH', 'ar-SA') {
            @{ Culture = $culture; Format = 'CSV'; Through = { $args | Export-Csv TestDrive:/result; Import-Csv TestDrive:/result } }
            @{ Culture = $culture; Format = 'JSON'; Through = { $args | ConvertTo-Json | ConvertFrom-Json } }
            @{ Culture = $culture; Format = 'CLIXML'; Through = { $args | Export-Clixml TestDrive:/result; Import-Clixml TestDrive:/result } }
        }
    ) {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            $result = & $Command $call $phone

            $read = & $Through $result

            $read.CompletedAt -as [DateTimeOffset] | Should -Be ($result.CompletedAt -as [DateTimeOffset])
            $read.Duration -as [timespan] | Should -Be ($result.Duration -as [timespan])
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }

        $result.CompletedAt | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$'
        $result.Duration | Should -Match '^\d\d:\d\d:\d\d\.\d{3}$'
        $read.Status, $read.Operation, $read.TargetParticipant, $read.CallConnectionId | Should -BeExactly Succeeded, $Operation, $phone, $call
    }

    It 'keeps the input of a row as its Source: <Row>' -ForEach @(
        @{ Row = 'that succeeds'; Column = @{} }
        @{ Row = 'that fails'; Column = @{ CallConnectionId = 'gone' } }
        @{ Row = 'that cannot be valid'; Column = @{ CallConnectionId = 'no/id' } }
    ) {
        $row = [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; Ticket = 'T-17' }
        $Column.Keys | ForEach-Object { $row.$_ = $Column.$_ }

        $result = $row | & $Command -ErrorAction SilentlyContinue

        $result.Source | Should -Be $row
        ($result | Select-Object *, @{ Name = 'Ticket'; Expression = { $_.Source.Ticket } }).Ticket | Should -Be T-17
        ($result | Select-Object Source).Source.Ticket | Should -Be T-17
    }

    It 'has the text of a call id as its Source, and no Source without pipeline input' {
        ($call | & $Command -TargetParticipant $phone).Source | Should -Be $call
        (& $Command $call $phone).Source | Should -BeNullOrEmpty
    }

    It 'does not export its Source to <Format>' -ForEach @(
        @{ Format = 'CSV'; Through = { $args | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Format = 'JSON'; Through = { $args | ConvertTo-Json | ConvertFrom-Json } }
        @{ Format = 'CLIXML'; Through = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args[0])) } }
    ) {
        $result = Row $call $phone | & $Command | Add-Member Ticket T-17 -PassThru

        $read = & $Through $result

        $read.Ticket | Should -Be T-17
        $read.psobject.Properties.Name | Sort-Object | Should -Be (@($result.psobject.Properties.Name) | Sort-Object)
        $read.psobject.Properties.Name | Should -Not -Contain Source
    }

    It 'emits results in input order, regardless of duration and outcome' {
        # About one response in three is slow, so that later rows overtake. Every tenth row is malformed, and every seventh is unknown.
        $emulator.AddFault(@{ kind = 'latency'; latencyMs = 40; probability = 0.3; seed = 7 })
        $rows = foreach ($number in 1..210) {
            $id = $number % 10 -eq 0 ? 'no/id' : $number % 7 -eq 0 ? "unknown-$number" : $call
            [pscustomobject]@{ CallConnectionId = $id; TargetParticipant = $phone; OperationContext = "row $number" }
        }

        $results = $rows | & $Command -ThrottleLimit 32 -ErrorAction SilentlyContinue -ErrorVariable errors

        $results.OperationContext | Should -Be $rows.OperationContext
        $results.CallConnectionId | Should -Be $rows.CallConnectionId
        ($results | Where-Object Status -EQ Failed).OperationContext | Should -Be ($rows | Where-Object CallConnectionId -NE $call).OperationContext
        $errors.TargetObject.OperationContext | Should -Be ($rows | Where-Object CallConnectionId -NE $call).OperationContext
        $emulator.CountRequests() | Should -Be ($rows | Where-Object CallConnectionId -NE 'no/id').Count
    }

    It 'has as many rows in flight as -ThrottleLimit allows, and never more' {
        $emulator.SetLatency(50)

        $results = @($call) * 100 | & $Command -TargetParticipant $phone -ThrottleLimit 8

        $results | Should -HaveCount 100
        $emulator.GetState().traffic.peakConcurrency | Should -Be 8
    }

    It 'reports each row before it reads the next, with -ThrottleLimit 1' {
        $log = [Collections.Generic.List[string]]::new()

        1..3 |
            ForEach-Object { $log.Add("in $_"); $call } |
            & $Command -TargetParticipant $phone -ThrottleLimit 1 |
            ForEach-Object { $log.Add('out') }

        $log | Should -Be 'in 1', 'out', 'in 2', 'out', 'in 3', 'out'
    }

    It 'refuses -ThrottleLimit <_>' -ForEach 0, 1025 {
        { & $Command $call $phone -ThrottleLimit $_ } | Should -Throw -ErrorId "ParameterArgumentValidationError,$errorType"

        $emulator.CountRequests() | Should -Be 0
    }

    It 'does nothing without input' {
        @() | & $Command -ErrorVariable errors | Should -BeNullOrEmpty

        $errors | Should -BeNullOrEmpty
        $emulator.CountRequests() | Should -Be 0
    }
}

Context 'An invalid row' {
    It 'is not sent: <Case>' -ForEach @(
        @{ Case = 'no call'; Id = { '' } }
        @{ Case = 'a call of white space'; Id = { "`t " } }
        @{ Case = 'a call with /'; Id = { 'a/b' } }
        @{ Case = 'a call with \'; Id = { 'a\b' } }
        @{ Case = 'a call with ?'; Id = { 'a?b' } }
        @{ Case = 'a call with #'; Id = { 'a#b' } }
        @{ Case = 'a call with ..'; Id = { '..' } }
        @{ Case = 'a call with a space'; Id = { 'a b' } }
        @{ Case = 'a call with a control character'; Id = { "a`0b" } }
        @{ Case = 'a call with a character outside the basic multilingual plane'; Id = { "a`u{1F4DE}" } }
        @{ Case = 'a call of 257 characters'; Id = { 'x' * 257 } }
        @{ Case = 'a phone number as the call'; Id = { '+14255550123' } }
        @{ Case = 'a raw id as the call'; Id = { '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001' } }
        @{ Case = 'no participant'; Participant = { '' } }
        @{ Case = 'a participant of white space'; Participant = { '  ' } }
        @{ Case = 'a participant with a space'; Participant = { '8:acs:a b' } }
        @{ Case = 'a participant with a line break'; Participant = { "8:acs:a`nb" } }
        @{ Case = 'a number that lost its plus sign'; Participant = { '14255550123' } }
        @{ Case = 'a phone number as an integer'; Participant = { 14255550123 } }
        @{ Case = 'a number that a spreadsheet rounded'; Participant = { '1.42555E+10' } }
        @{ Case = 'a number with punctuation'; Participant = { '+1(425)555-0123' } }
        @{ Case = 'a number with a leading zero'; Participant = { '+04255550123' } }
        @{ Case = 'a number of 16 digits'; Participant = { '+1234567890123456' } }
        @{ Case = 'a plus sign alone'; Participant = { '+' } }
        @{ Case = 'a phone prefix alone'; Participant = { '4:' } }
        @{ Case = 'a user prefix alone'; Participant = { '8:acs:' } }
        @{ Case = 'a Teams user prefix alone'; Participant = { '8:orgid:' } }
        @{ Case = 'a Teams app prefix alone'; Participant = { '28:orgid:' } }
        @{ Case = 'a Teams extension user without its parts'; Participant = { '8:acs:__' } }
        @{ Case = 'an empty hashtable'; Participant = { @{} } }
        @{ Case = 'an unrelated object'; Participant = { [pscustomobject]@{ Name = 'Alice' } } }
        @{ Case = 'a nested identifier without its member'; Participant = { @{ kind = 'phoneNumber'; phoneNumber = @{ } } } }
        @{ Case = 'a Teams extension user without a tenant'; Participant = { @{ teamsExtensionUser = @{ userId = 'u'; resourceId = 'r' } } } }
        @{ Case = 'two nested identifiers'; Participant = { @{ phoneNumber = @{ value = '+14255550123' }; communicationUser = @{ id = '8:acs:a' } } } }
        @{ Case = 'a nested identifier of another kind'; Participant = { @{ kind = 'phoneNumber'; communicationUser = @{ id = '8:acs:a' } } } }
        @{ Case = 'an empty list of participants'; Participant = { , @() } }
        @{ Case = 'a list in a list of participants'; Participant = { , @(, @('+14255550123', '+14255550124')) } }
        @{ Case = 'a participant that contains itself'; Participant = { $circle = @{}; $circle.Identifier = $circle; $circle } }
        @{ Case = 'a participant whose property throws'; Participant = { [pscustomobject]@{} | Add-Member ScriptProperty RawId { throw 'Not today.' } -PassThru } }
        @{ Case = 'an unpaired surrogate in the context'; Context = { "a$([char]0xD83D)" }; ErrorCode = 'InvalidOperationContext' }
        @{ Case = 'a callback that is not a URI'; Callback = { 'events' }; ErrorCode = 'InvalidOperationCallbackUri' }
        @{ Case = 'a callback without a host'; Callback = { '/events' }; ErrorCode = 'InvalidOperationCallbackUri' }
        @{ Case = 'a callback with http'; Callback = { 'http://contoso.example/events' }; ErrorCode = 'InvalidOperationCallbackUri' }
        @{ Case = 'a callback of another scheme'; Callback = { 'ftp://contoso.example/events' }; ErrorCode = 'InvalidOperationCallbackUri' }
    ) {
        $row = [pscustomobject]@{
            CallConnectionId     = $Id ? (& $Id) : $call
            TargetParticipant    = $Participant ? (& $Participant) : $phone
            OperationContext     = $Context ? (& $Context) : $null
            OperationCallbackUri = $Callback ? (& $Callback) : $null
        }
        $expected = $ErrorCode ? $ErrorCode : $Id ? 'InvalidCallConnectionId' : 'InvalidTargetParticipant'

        $results = $row, (Row $call $phone) | & $Command -ErrorAction SilentlyContinue -ErrorVariable errors

        $results.Status | Should -Be Failed, Succeeded
        $results[0].ErrorCode | Should -Be $expected
        $results[0].ErrorMessage | Should -Be $errors.Exception.Message
        $results[0].StatusCode | Should -BeNullOrEmpty
        $results[0].Attempts | Should -Be 0
        $errors | Should -HaveCount 1
        $errors.FullyQualifiedErrorId | Should -Be "$expected,$errorType"
        $errors.CategoryInfo.Category | Should -Be InvalidData
        $errors.Exception | Should -BeOfType AcsDtmf.CallingException
        $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        [object]::ReferenceEquals($errors.TargetObject, $row) | Should -BeTrue
        $emulator.CountRequests() | Should -Be 1
    }

    It 'explains the phone number format for an integer' {
        & $Command $call 14255550123 -ErrorAction SilentlyContinue -ErrorVariable errors

        $errors.Exception.Message | Should -BeLike '*14255550123*E.164*'
    }
}

Context 'Input of another kind' {
    It 'ends the run before the first request: <Case>' -ForEach @(
        @{ Case = 'no column that binds'; Rows = { 1..3 | ForEach-Object { [pscustomobject]@{ call = $call; Nummer = $phone; ticket = $_ } } }; Missing = '-CallConnectionId or -TargetParticipant. Its properties are: call, Nummer, ticket.'; Paste = $true }
        @{ Case = 'a dictionary without a key that binds'; Rows = { @{ call = $call; Nummer = $phone } }; Missing = '-CallConnectionId or -TargetParticipant.*'; Paste = $true }
        @{ Case = 'no participant'; Rows = { [pscustomobject]@{ CallId = $call; Nummer = $phone } }; Missing = '-TargetParticipant. Its properties are: CallId, Nummer.'; Paste = $true }
        @{ Case = 'no call'; Rows = { [pscustomobject]@{ call = $call; RawId = $phone } }; Missing = '-CallConnectionId. Its properties are: call, RawId.'; Paste = $true }
        @{ Case = 'text, and no participant'; Rows = { $call, $call }; Missing = '-TargetParticipant. It is of type String.' }
        @{ Case = 'numbers'; Rows = { 1, 2 }; Missing = '-CallConnectionId or -TargetParticipant. It is of type Int32.' }
        @{ Case = 'another delimiter'; Rows = { "call;number", "$call;$phone" | ConvertFrom-Csv }; Missing = '*Its properties are: call;number.'; Advice = "*-Delimiter ';'.*" }
    ) {
        $rows = & $Rows
        $results = [Collections.Generic.List[object]]::new()

        $failure = { $rows | & $Command | ForEach-Object { $results.Add($_) } } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -Be "UnrecognizedInput,$errorType"
        $failure.CategoryInfo.Category | Should -Be InvalidData
        $failure.Exception.Message | Should -BeLike "No property of the first input object binds to $Missing"
        [object]::ReferenceEquals($failure.TargetObject, @($rows)[0]) | Should -BeTrue
        $results | Should -BeNullOrEmpty
        $emulator.CountRequests() | Should -Be 0
        $advice = $failure.ErrorDetails.RecommendedAction
        if ($Advice) { $advice | Should -BeLike $Advice }
        if ($Paste) {
            $line = $advice.Substring($advice.IndexOf('Select-Object'))
            (& ([scriptblock]::Create("`$rows | $line | $Command"))).Status | Select-Object -Unique | Should -Be Succeeded
        }
    }

    It 'requires a column only if no argument replaces it' {
        ([pscustomobject]@{ RawId = $phone } | & $Command -CallConnectionId $call).Status | Should -Be Succeeded
        ([pscustomobject]@{ Id = $call } | & $Command -TargetParticipant $phone).Status | Should -Be Succeeded
        ([pscustomobject]@{ Ticket = 1 } | & $Command $call $phone).Status | Should -Be Succeeded
    }

    It 'does not include a first row without values' {
        $results = (Row '' ''), (Row $call $phone) | & $Command -ErrorAction SilentlyContinue

        $results.Status | Should -Be Failed, Succeeded
        $results[0].ErrorCode | Should -Be InvalidCallConnectionId
    }

    It 'is detected only in the first row' {
        $results = (Row $call $phone), [pscustomobject]@{ Ticket = 1 } | & $Command -ErrorAction SilentlyContinue

        $results.Status | Should -Be Succeeded, Failed
    }
}
