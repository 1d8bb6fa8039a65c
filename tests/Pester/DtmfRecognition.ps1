<#
    What Stop-AcsDtmfRecognition and Start-AcsDtmfRecognition have in common, which is all but the operation. The tests of
    each command run this file for it.
#>
param (
    [Parameter(Mandatory)]
    [ValidateSet('Stop', 'Start')]
    [string] $Operation
)

Describe "$Operation-AcsDtmfRecognition: the rules of both operations" -ForEach @{ Operation = $Operation; Command = "$Operation-AcsDtmfRecognition" } {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator

        $phone = '4:+14255550123'
        $participants = @(
            $phone
            '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001'
            '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-0000-000000007e4a_00000000-0000-0000-1000-000000000002'
            '8:orgid:00000000-0000-0000-1000-000000000003'
            '8:gcch:00000000-0000-0000-1000-000000000003'
            '8:teamsvisitor:00000000-0000-0000-1000-000000000004'
            '28:orgid:00000000-0000-0000-1000-000000000005'
            '48:some-kind-to-come'
        )
        $action = "$($Operation.ToLowerInvariant())ContinuousDtmfRecognition"
        $errorType = "AcsDtmf.Commands.${Operation}AcsDtmfRecognitionCommand"

        # A row that is nothing but its two columns.
        function Row([string] $callConnectionId, [object] $targetParticipant) {
            [pscustomobject]@{ CallConnectionId = $callConnectionId; TargetParticipant = $targetParticipant }
        }

        # The bodies that were sent, as objects.
        function SentBody {
            foreach ($request in $emulator.GetRequests()) {
                ConvertFrom-Json $request.body -DateKind String
            }
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        Get-AcsCallingSession | Disconnect-AcsCalling
        $null = Connect-AcsCalling $emulator.ConnectionString -Name test
        $call = $emulator.AddCall($participants)
    }

    Context 'What a row may look like' {
        It 'sends <RawId> as the service documents it' -ForEach @(
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

        It 'takes <Form>' -ForEach @(
            @{ Form = 'a bare phone number'; Value = { '+14255550123' } }
            @{ Form = 'text with white space around it'; Value = { " $phone`t" } }
            @{ Form = 'an identifier of this module'; Value = { [AcsDtmf.CommunicationIdentifier]::FromRawId($phone) } }
            @{ Form = 'an identifier that was a file or a job in between'; Value = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([AcsDtmf.CommunicationIdentifier]::FromRawId($phone))) } }
            @{ Form = 'a hashtable with kind and nested identifier'; Value = { @{ kind = 'phoneNumber'; phoneNumber = @{ value = '+14255550123' } } } }
            @{ Form = 'a hashtable with nested identifier and no kind'; Value = { @{ phoneNumber = @{ value = '+14255550123' } } } }
            @{ Form = 'a hashtable with raw id and nested identifier'; Value = { @{ rawId = $phone; phoneNumber = @{ value = '+14255550123' } } } }
            @{ Form = 'a hashtable with nothing but a raw id'; Value = { @{ rawId = $phone } } }
            @{ Form = 'a hashtable in Pascal case'; Value = { @{ Kind = 'phoneNumber'; PhoneNumber = @{ Value = '+14255550123' } } } }
            @{ Form = 'an ordered dictionary'; Value = { [ordered]@{ phoneNumber = [ordered]@{ value = '+14255550123' } } } }
            @{ Form = 'a custom object'; Value = { [pscustomobject]@{ phoneNumber = [pscustomobject]@{ value = '+14255550123' } } } }
            @{ Form = 'a phone number in JSON'; Value = { '{"rawId":"4:+14255550123","kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}}' | ConvertFrom-Json } }
            @{ Form = 'JSON that was read into hashtables'; Value = { '{"kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}}' | ConvertFrom-Json -AsHashtable } }
            @{ Form = 'a user in JSON'; RawId = '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001'; Value = { '{"kind":"communicationUser","communicationUser":{"id":"8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001"}}' | ConvertFrom-Json } }
            @{ Form = 'a Teams user in JSON'; RawId = '8:orgid:00000000-0000-0000-1000-000000000003'; Value = { '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000003"}}' | ConvertFrom-Json } }
            @{ Form = 'a Teams user of another cloud in JSON'; RawId = '8:gcch:00000000-0000-0000-1000-000000000003'; Value = { '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000003","cloud":"gcch"}}' | ConvertFrom-Json } }
            @{ Form = 'an anonymous Teams user in JSON'; RawId = '8:teamsvisitor:00000000-0000-0000-1000-000000000004'; Value = { '{"kind":"microsoftTeamsUser","microsoftTeamsUser":{"userId":"00000000-0000-0000-1000-000000000004","isAnonymous":true}}' | ConvertFrom-Json } }
            @{ Form = 'a Teams app in JSON'; RawId = '28:orgid:00000000-0000-0000-1000-000000000005'; Value = { '{"kind":"microsoftTeamsApp","microsoftTeamsApp":{"appId":"00000000-0000-0000-1000-000000000005"}}' | ConvertFrom-Json } }
            @{ Form = 'a Teams extension user in JSON'; RawId = '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-0000-000000007e4a_00000000-0000-0000-1000-000000000002'; Value = { '{"kind":"teamsExtensionUser","teamsExtensionUser":{"userId":"00000000-0000-0000-1000-000000000002","tenantId":"00000000-0000-0000-0000-000000007e4a","resourceId":"00000000-0000-0000-0000-00000000acc5"}}' | ConvertFrom-Json } }
            @{ Form = 'an unknown kind in JSON'; RawId = '48:some-kind-to-come'; Value = { '{"kind":"unknown","rawId":"48:some-kind-to-come"}' | ConvertFrom-Json } }
            @{ Form = 'a participant that holds its identifier'; Value = { '{"identifier":{"rawId":"4:+14255550123","kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}},"isMuted":false}' | ConvertFrom-Json } }
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

        It 'leaves the callback of a call to the call' {
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; CallbackUri = 'https://contoso.example/calls' } | & $Command | Out-Null

            (SentBody).psobject.Properties.Name | Should -BeExactly targetParticipant
        }

        It 'leaves out what a row leaves empty' {
            Set-Content TestDrive:/calls.csv 'CallConnectionId,TargetParticipant,OperationContext,OperationCallbackUri', "$call,$phone,,"

            (Import-Csv TestDrive:/calls.csv | & $Command).Status | Should -Be Succeeded

            (SentBody).psobject.Properties.Name | Should -BeExactly targetParticipant
        }

        It 'hands the context over as it is, in any script' {
            $context = "  `u{1F4DE} `u{5317}`u{4EAC} `u{00FC}ber </script> `"quoted`" \ `t2026-03-12T00:00:00Z  "

            (& $Command $call $phone -OperationContext $context).OperationContext | Should -BeExactly $context

            (SentBody).operationContext | Should -BeExactly $context
        }

        It 'gives rows a context of their own with -UniqueContext, where they have none' {
            $rows = (Row $call $phone), (Row $call $phone), [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = 'mine' }

            $results = $rows | & $Command -UniqueContext

            $results[2].OperationContext | Should -Be mine
            $results.OperationContext | Select-Object -Unique | Should -HaveCount 3
            (SentBody).operationContext | Sort-Object | Should -Be ($results.OperationContext | Sort-Object)
        }

        It 'takes call ids as text, and one participant for all' {
            $calls = 1..3 | ForEach-Object { $emulator.AddCall($phone) }

            $results = $calls | & $Command -TargetParticipant +14255550123

            $results.CallConnectionId | Should -Be $calls
            $results.Status | Should -Be Succeeded, Succeeded, Succeeded
        }

        It 'lets an argument win over a column' {
            $result = [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = '28:orgid:00000000-0000-0000-1000-000000000005' } |
                & $Command -TargetParticipant $phone

            "$($result.TargetParticipant)" | Should -Be $phone
        }

        It 'carries nothing over from the row before' {
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

        It 'does the failed rows again from its own results in <Format>' -ForEach @(
            @{ Format = 'CSV'; Export = { $args | Export-Csv TestDrive:/results }; Import = { Import-Csv TestDrive:/results } }
            @{ Format = 'JSON'; Export = { ConvertTo-Json $args -Depth 5 -EnumsAsStrings | Set-Content TestDrive:/results }; Import = { Get-Content TestDrive:/results -Raw | ConvertFrom-Json } }
            @{ Format = 'CLIXML'; Export = { $args | Export-Clixml TestDrive:/results }; Import = { Import-Clixml TestDrive:/results } }
        ) {
            $rows = foreach ($participant in $participants) {
                [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $participant; OperationContext = "for $participant"; OperationCallbackUri = 'https://contoso.example/' }
            }

            # The last three are the unlucky ones.
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

    Context 'One row, one result' {
        It 'says all there is to say about a row' {
            $started = [DateTimeOffset]::UtcNow

            $result = & $Command $call $phone

            $result | Should -BeOfType AcsDtmf.DtmfRecognitionResult
            $result.CallConnectionId | Should -Be $call
            $result.TargetParticipant | Should -BeOfType AcsDtmf.PhoneNumberIdentifier
            $result.Operation | Should -Be $Operation
            $result.Status | Should -Be Succeeded
            $result.StatusCode | Should -Be 200
            $result.ErrorCode | Should -BeNullOrEmpty
            $result.ErrorMessage | Should -BeNullOrEmpty
            $result.CorrelationId | Should -Be $emulator.GetCall($call).correlationId
            $result.ClientRequestId | Should -Be $emulator.GetRequests().headers.'x-ms-client-request-id'
            $result.Attempts | Should -Be 1
            $result.Duration | Should -BeGreaterThan ([timespan]::Zero)
            $result.CompletedAt | Should -BeGreaterThan $started
        }

        It 'answers every row in its place, however long each takes and whatever becomes of it' {
            # One slow answer in three, so that later rows overtake; every tenth row is malformed, every seventh unknown.
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

        It 'has as many rows under way as -ThrottleLimit allows, and never more' {
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

        It 'does nothing when nothing comes' {
            @() | & $Command -ErrorVariable errors | Should -BeNullOrEmpty

            $errors | Should -BeNullOrEmpty
            $emulator.CountRequests() | Should -Be 0
        }
    }

    Context 'A row that cannot be valid' {
        It 'is not sent: <Case>' -ForEach @(
            @{ Case = 'no call'; Id = { '' } }
            @{ Case = 'a call of white space'; Id = { "`t " } }
            @{ Case = 'a call with /'; Id = { 'a/b' } }
            @{ Case = 'a call with \'; Id = { 'a\b' } }
            @{ Case = 'a call with ?'; Id = { 'a?b' } }
            @{ Case = 'a call with #'; Id = { 'a#b' } }
            @{ Case = 'a call with ..'; Id = { '..' } }
            @{ Case = 'a call with a blank inside'; Id = { 'a b' } }
            @{ Case = 'a call with a control character'; Id = { "a`0b" } }
            @{ Case = 'a call with a symbol beyond the basic plane'; Id = { "a`u{1F4DE}" } }
            @{ Case = 'a call of 257 characters'; Id = { 'x' * 257 } }
            @{ Case = 'a phone number for a call'; Id = { '+14255550123' } }
            @{ Case = 'a raw id for a call'; Id = { '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001' } }
            @{ Case = 'no participant'; Participant = { '' } }
            @{ Case = 'a participant of white space'; Participant = { '  ' } }
            @{ Case = 'a participant with a blank inside'; Participant = { '8:acs:a b' } }
            @{ Case = 'a participant with a line break'; Participant = { "8:acs:a`nb" } }
            @{ Case = 'a number that lost its plus sign'; Participant = { '14255550123' } }
            @{ Case = 'a number that is a number'; Participant = { 14255550123 } }
            @{ Case = 'a number that a spreadsheet rounded'; Participant = { '1.42555E+10' } }
            @{ Case = 'a number for human eyes'; Participant = { '+1(425)555-0123' } }
            @{ Case = 'a number with a leading zero'; Participant = { '+04255550123' } }
            @{ Case = 'a number of 16 digits'; Participant = { '+1234567890123456' } }
            @{ Case = 'a plus sign alone'; Participant = { '+' } }
            @{ Case = 'a phone prefix alone'; Participant = { '4:' } }
            @{ Case = 'a user prefix alone'; Participant = { '8:acs:' } }
            @{ Case = 'a Teams user prefix alone'; Participant = { '8:orgid:' } }
            @{ Case = 'a Teams app prefix alone'; Participant = { '28:orgid:' } }
            @{ Case = 'a Teams extension user without its parts'; Participant = { '8:acs:__' } }
            @{ Case = 'an empty hashtable'; Participant = { @{} } }
            @{ Case = 'an object about something else'; Participant = { [pscustomobject]@{ Name = 'Alice' } } }
            @{ Case = 'a nested identifier without its member'; Participant = { @{ kind = 'phoneNumber'; phoneNumber = @{ } } } }
            @{ Case = 'a Teams extension user without tenant'; Participant = { @{ teamsExtensionUser = @{ userId = 'u'; resourceId = 'r' } } } }
            @{ Case = 'two nested identifiers'; Participant = { @{ phoneNumber = @{ value = '+14255550123' }; communicationUser = @{ id = '8:acs:a' } } } }
            @{ Case = 'a kind and another nested identifier'; Participant = { @{ kind = 'phoneNumber'; communicationUser = @{ id = '8:acs:a' } } } }
            @{ Case = 'two participants'; Participant = { '+14255550123', '+14255550124' } }
            @{ Case = 'a participant that holds itself'; Participant = { $circle = @{}; $circle.Identifier = $circle; $circle } }
            @{ Case = 'a participant that fails to say who it is'; Participant = { [pscustomobject]@{} | Add-Member ScriptProperty RawId { throw 'Not today.' } -PassThru } }
            @{ Case = 'half a character in the context'; Context = { "a$([char]0xD83D)" }; ErrorCode = 'InvalidOperationContext' }
            @{ Case = 'a callback that is no address'; Callback = { 'events' }; ErrorCode = 'InvalidOperationCallbackUri' }
            @{ Case = 'a callback without host'; Callback = { '/events' }; ErrorCode = 'InvalidOperationCallbackUri' }
            @{ Case = 'a callback in the clear'; Callback = { 'http://contoso.example/events' }; ErrorCode = 'InvalidOperationCallbackUri' }
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

        It 'tells a number that is a number to be written as one' {
            & $Command $call 14255550123 -ErrorAction SilentlyContinue -ErrorVariable errors

            $errors.Exception.Message | Should -BeLike '*14255550123*E.164*'
        }
    }

    Context 'A row that the service refuses' {
        BeforeEach {
            $null = Connect-AcsCalling $emulator.ConnectionString -Name hasty -MaximumRetryCount 0
        }

        It 'is reported as <Category> when the answer is <Status>' -ForEach @(
            @{ Status = 400; Category = 'InvalidArgument'; ErrorCode = '8523' }
            @{ Status = 403; Category = 'PermissionDenied'; ErrorCode = '7504' }
            @{ Status = 404; Category = 'ObjectNotFound'; ErrorCode = '8522' }
            @{ Status = 408; Category = 'OperationTimeout'; ErrorCode = '408' }
            @{ Status = 409; Category = 'InvalidOperation'; ErrorCode = '8519' }
            @{ Status = 412; Category = 'InvalidOperation'; ErrorCode = '8583' }
            @{ Status = 429; Category = 'LimitsExceeded'; ErrorCode = '8516' }
            @{ Status = 500; Category = 'ResourceUnavailable'; ErrorCode = '500' }
            @{ Status = 502; Category = 'ResourceUnavailable'; ErrorCode = '502' }
            @{ Status = 503; Category = 'ResourceUnavailable'; ErrorCode = '503' }
            @{ Status = 504; Category = 'ResourceUnavailable'; ErrorCode = '504' }
            @{ Status = 302; Category = 'InvalidResult'; ErrorCode = '302' }
        ) {
            $other = $emulator.AddCall($phone)
            $emulator.AddFault(@{ kind = 'status'; status = $Status; callConnectionId = $call })
            $row = Row $call $phone

            $results = $row, (Row $other $phone) | & $Command -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable errors

            $results.Status | Should -Be Failed, Succeeded
            $results[0].StatusCode | Should -Be $Status
            $results[0].ErrorCode | Should -Be $ErrorCode
            $results[0].Attempts | Should -Be 1
            $errors | Should -HaveCount 1
            $errors.FullyQualifiedErrorId | Should -Be "$ErrorCode,$errorType"
            $errors.CategoryInfo.Category | Should -Be $Category
            [object]::ReferenceEquals($errors.TargetObject, $row) | Should -BeTrue
            $errors.ErrorDetails.Message | Should -BeLike "*$phone*$call*The emulator was told to fail.*"
            $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $errors.Exception | Should -BeOfType AcsDtmf.CallingException
            $errors.Exception.StatusCode | Should -Be $Status
            $errors.Exception.ErrorCode | Should -Be $ErrorCode
            $errors.Exception.Error.Message | Should -Be 'The emulator was told to fail.'
            $errors.Exception.ClientRequestId | Should -Be $results[0].ClientRequestId
            $errors.Exception.Attempts | Should -Be 1
            $errors.Exception.RecommendedAction | Should -Be $errors.ErrorDetails.RecommendedAction
        }

        It 'is an unknown call' {
            $result = & $Command no-such-call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.ErrorCode | Should -Be 8522
            $errors.CategoryInfo.Category | Should -Be ObjectNotFound
            $errors.Exception.Error.Message | Should -Be 'Call not found.'
        }

        It 'is an unknown participant, of a call with a correlation id' {
            $result = & $Command $call +14255550199 -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.ErrorCode | Should -Be 8522
            $result.CorrelationId | Should -Be $emulator.GetCall($call).correlationId
            $errors.Exception.CorrelationId | Should -Be $result.CorrelationId
            $errors.Exception.Error.Message | Should -Be 'Participant not found.'
        }

        It 'is a call that is <State>' -ForEach @(
            @{ State = 'connecting'; ErrorCode = '8501' }
            @{ State = 'disconnected'; ErrorCode = '8528' }
        ) {
            $emulator.SetCall($call, @{ state = $State })

            $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.StatusCode | Should -Be 400
            $result.ErrorCode | Should -Be $ErrorCode
            $errors.FullyQualifiedErrorId | Should -Be "$ErrorCode,$errorType"
        }

        It 'is survived when the answer is <Answer>' -ForEach @(
            @{ Answer = 'plain text'; Fault = @{ status = 400; body = 'IDX23010: Lifetime validation failed.'; contentType = 'text/plain' }; Status = 400; ErrorCode = 'Http400'; Message = '*IDX23010: Lifetime validation failed.' }
            @{ Answer = 'empty'; Fault = @{ kind = 'emptyBody'; status = 502 }; Status = 502; ErrorCode = 'Http502'; Message = '*502 Bad Gateway without a word.' }
            @{ Answer = 'a web page'; Fault = @{ kind = 'html' }; Status = 502; ErrorCode = 'Http502'; Message = '*<h1>502 Bad Gateway</h1>*' }
            @{ Answer = 'half an error'; Fault = @{ status = 500; body = '{"error":{"code":"85' }; Status = 500; ErrorCode = 'Http500'; Message = '*{"error":*' }
            @{ Answer = 'an error that says it is a web page'; Fault = @{ kind = 'wrongContentType'; status = 404; contentType = 'text/html' }; Status = 404; ErrorCode = '8522'; Message = '*The emulator was told to fail.' }
            @{ Answer = 'JSON of another shape'; Fault = @{ status = 500; body = '["error"]' }; Status = 500; ErrorCode = 'Http500'; Message = '*`["error"`]' }
            @{ Answer = 'an error that is a text'; Fault = @{ status = 500; body = '{"error":"overloaded"}' }; Status = 500; ErrorCode = 'Http500'; Message = '*{"error":"overloaded"}' }
            @{ Answer = 'an error without a code'; Fault = @{ status = 500; body = '{"error":{"message":"Something happened."}}' }; Status = 500; ErrorCode = 'Http500'; Message = '*Something happened.' }
            @{ Answer = 'an error with a code that is no word'; Fault = @{ status = 500; body = '{"error":{"code":"a, b; c","message":"Something happened."}}' }; Status = 500; ErrorCode = 'abc'; Message = '*Something happened.' }
            @{ Answer = 'a page without end'; Fault = @{ kind = 'html'; status = 500; body = 'x' * 100000 }; Status = 500; ErrorCode = 'Http500'; Message = '*x *' }
        ) {
            $emulator.AddFault($Fault)

            $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.Status | Should -Be Failed
            $result.StatusCode | Should -Be $Status
            $result.ErrorCode | Should -Be $ErrorCode
            $result.ErrorMessage | Should -BeLike $Message
            $result.ErrorMessage.Length | Should -BeLessThan 500
            $errors | Should -HaveCount 1
            $errors.FullyQualifiedErrorId | Should -Be "$ErrorCode,$errorType"
            $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'has failed, and nothing worse, when the answer breaks off' {
            $emulator.AddFault(@{ kind = 'truncate'; status = 500 })

            $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.Status | Should -Be Failed
            # Where it breaks off is up to the network: the status may have come through, or nothing.
            $result.ErrorCode | Should -BeIn Http500, ConnectionFailed
            $errors | Should -HaveCount 1
        }

        It 'cannot speak to the terminal' {
            $escape = [char]27
            $emulator.AddFault(@{ status = 500; body = "$escape[2J$escape]0;owned`a"; contentType = 'text/plain' })

            $result = & $Command $call $phone -ErrorAction SilentlyContinue

            $result.ErrorMessage.ToCharArray().Where({ [char]::IsControl($_) }) | Should -BeNullOrEmpty
        }

        It 'cannot speak to the terminal in the words of the service either' {
            $emulator.AddFault(@{ status = 500; body = '{"error":{"code":"500","message":"\u001b[2J\u001b]0;owned\u0007"}}' })

            $result = & $Command $call $phone -ErrorAction SilentlyContinue

            $result.ErrorMessage.ToCharArray().Where({ [char]::IsControl($_) }) | Should -BeNullOrEmpty
        }

        It 'may have met a success of any kind: <_>' -ForEach 200, 202, 204 {
            $emulator.AddFault(@{ kind = 'emptyBody'; status = $_ })

            $result = & $Command $call $phone

            $result.Status | Should -Be Succeeded
            $result.StatusCode | Should -Be $_
        }
    }

    Context 'A service that does not answer' {
        It 'is a connection error when nobody listens' {
            $null = Connect-AcsCalling -Endpoint (Get-DeadEndpoint) -AccessKey $emulator.AccessKey -MaximumRetryCount 0 -Name nobody

            $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.Status | Should -Be Failed
            $result.StatusCode | Should -BeNullOrEmpty
            $result.ErrorCode | Should -Be ConnectionFailed
            $errors.FullyQualifiedErrorId | Should -Be "ConnectionFailed,$errorType"
            $errors.CategoryInfo.Category | Should -Be ConnectionError
            $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'is a connection error when the connection is cut' {
            $null = Connect-AcsCalling $emulator.ConnectionString -Name hasty -MaximumRetryCount 0
            $emulator.AddFault(@{ kind = 'resetBefore' })

            & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $errors.FullyQualifiedErrorId | Should -Be "ConnectionFailed,$errorType"
            $errors.CategoryInfo.Category | Should -Be ConnectionError
        }

        It 'is a timeout when it takes longer than the session allows' {
            $null = Connect-AcsCalling $emulator.ConnectionString -Name hasty -MaximumRetryCount 0 -TimeoutSec 1
            $emulator.AddFault(@{ kind = 'stall' })

            $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.ErrorCode | Should -Be RequestTimedOut
            $errors.FullyQualifiedErrorId | Should -Be "RequestTimedOut,$errorType"
            $errors.CategoryInfo.Category | Should -Be OperationTimeout
            $errors.ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
        }

        It 'is asked again after <Kind>, under the same request id' -ForEach @(
            @{ Kind = '408'; Fault = @{ status = 408 } }
            @{ Kind = '500'; Fault = @{ status = 500 } }
            @{ Kind = '502'; Fault = @{ kind = 'html' } }
            @{ Kind = '503'; Fault = @{ status = 503 } }
            @{ Kind = '504'; Fault = @{ kind = 'emptyBody'; status = 504 } }
            @{ Kind = 'a cut before it acted'; Fault = @{ kind = 'resetBefore' } }
            @{ Kind = 'a cut after it acted'; Fault = @{ kind = 'resetAfter' } }
        ) {
            $emulator.AddFault($Fault + @{ count = 1 })

            $result = & $Command $call $phone -Verbose 4>&1 | Tee-Object -Variable everything | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }

            $result.Status | Should -Be Succeeded
            $result.Attempts | Should -Be 2
            $sent = $emulator.GetRequests()
            $sent | Should -HaveCount 2
            $sent[1].clientRequestId | Should -Be $sent[0].clientRequestId
            "$everything" | Should -BeLike "*$call*retry 1 of 3 in *"
        }

        It 'is not asked again after <_>' -ForEach 400, 403, 404, 409, 412 {
            $emulator.AddFault(@{ status = $_ })

            (& $Command $call $phone -ErrorAction SilentlyContinue).Attempts | Should -Be 1

            $emulator.CountRequests() | Should -Be 1
        }

        It 'is asked as often as the session says, and then the row has failed' {
            $null = Connect-AcsCalling $emulator.ConnectionString -Name patient -MaximumRetryCount 1
            $emulator.AddFault(@{ status = 503 })

            $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.Attempts | Should -Be 2
            $errors.Exception.Attempts | Should -Be 2
            $emulator.CountRequests() | Should -Be 2
        }
    }

    Context 'A service that throttles' {
        It 'is obeyed when it says how many seconds to wait' {
            $emulator.AddFault(@{ status = 429; retryAfter = '2'; count = 1 })

            $everything = & $Command $call $phone -Verbose 4>&1

            $result = $everything | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }
            $result.Status | Should -Be Succeeded
            $result.Attempts | Should -Be 2
            $first, $second = $emulator.GetRequests().time
            # The emulator's clock and the timer of the module may round differently.
            ($second - $first).TotalSeconds | Should -BeGreaterThan 1.9
            "$everything" | Should -BeLike '*throttling*2*s*'
        }

        It 'is obeyed when it says until when to wait' {
            $until = [DateTimeOffset]::UtcNow.AddSeconds(3)
            $emulator.AddFault(@{ status = 429; retryAfter = $until.ToString('R'); count = 1 })

            (& $Command $call $phone).Attempts | Should -Be 2

            # The header has whole seconds.
            $emulator.GetRequests()[1].time | Should -BeGreaterThan $until.AddSeconds(-1.1).UtcDateTime
        }

        It 'lets every row wait, not only the one it refused' {
            $emulator.AddFault(@{ status = 429; retryAfter = '2'; count = 1 })

            $results = @($call) * 20 | & $Command -TargetParticipant $phone -ThrottleLimit 2

            $results.Status | Select-Object -Unique | Should -Be Succeeded
            $requests = $emulator.GetRequests() | Sort-Object time
            $refused = ($requests | Where-Object status -EQ 429).time
            # What is under way when the refusal comes may still arrive; without a pause all twenty would.
            @($requests | Where-Object { $_.time -gt $refused -and ($_.time - $refused).TotalSeconds -lt 1.9 }).Count | Should -BeLessThan 10
        }

        It 'is not waited for longer than a person would' {
            $emulator.AddFault(@{ status = 429; retryAfter = '86400' })

            $result = & $Command $call $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $result.Status | Should -Be Failed
            $result.Attempts | Should -Be 1
            $errors.CategoryInfo.Category | Should -Be LimitsExceeded
        }

        It 'gets all rows done at the rate it bears' {
            $emulator.SetRateLimit(@{ requestsPerSecond = 40; retryAfter = 'seconds'; retryAfterSeconds = 1 })

            $results = @($call) * 120 | & $Command -TargetParticipant $phone -ThrottleLimit 16

            $results | Should -HaveCount 120
            $results.Status | Select-Object -Unique | Should -Be Succeeded
        }
    }

    Context 'A credential that the service refuses' {
        It 'ends the run with one terminating error, after the rows under way are reported' {
            $null = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessToken $emulator.NewToken(@{ lifetimeSeconds = -60 }) -Name expired
            $rows = foreach ($number in 1..100) {
                [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = "row $number" }
            }

            $Error.Clear()
            $results = [Collections.Generic.List[object]]::new()
            $failure = { $rows | & $Command -ThrottleLimit 4 | ForEach-Object { $results.Add($_) } } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be "7501,$errorType"
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.Exception | Should -BeOfType AcsDtmf.CallingException
            $failure.Exception.StatusCode | Should -Be 401
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $Error.Where({ $_.FullyQualifiedErrorId -like '*AcsDtmfRecognitionCommand' }) | Should -HaveCount 1
            $results.Count | Should -BeGreaterThan 0
            $results.Count | Should -BeLessThan 20
            $results.OperationContext | Should -Be $rows[0..($results.Count - 1)].OperationContext
            $results.Status | Select-Object -Unique | Should -Be Failed
            $emulator.CountRequests() | Should -BeLessOrEqual $results.Count
        }

        It 'loses nothing that was done before' {
            $refused = $emulator.AddCall($phone)
            $emulator.AddFault(@{ status = 401; callConnectionId = $refused })
            $ids = @($call) * 30 + $refused + @($call) * 200

            $results = [Collections.Generic.List[object]]::new()
            { $ids | & $Command -TargetParticipant $phone -ThrottleLimit 4 | ForEach-Object { $results.Add($_) } } | Should -Throw -ErrorId "7501,$errorType"

            $results[0..29].Status | Select-Object -Unique | Should -Be Succeeded
            $results[30].StatusCode | Should -Be 401
            $results.CallConnectionId | Should -Be $ids[0..($results.Count - 1)]
            $emulator.CountRequests() | Should -Be $results.Where({ $_.Attempts -gt 0 }).Count

            # What was read but not sent says so, and can be sent from the results.
            $results.Where({ $_.Attempts -eq 0 }).ErrorCode | Select-Object -Unique | Should -BeIn $null, NotSent
        }
    }

    Context 'Errors as PowerShell knows them' {
        It 'end the pipeline under -ErrorAction Stop, and can be caught by type' {
            $results = [Collections.Generic.List[object]]::new()
            $caught = $null
            try {
                $call, 'no/id', $call | & $Command -TargetParticipant $phone -ThrottleLimit 1 -ErrorAction Stop | ForEach-Object { $results.Add($_) }
            }
            catch [AcsDtmf.CallingException] {
                $caught = $_
            }

            $caught.FullyQualifiedErrorId | Should -Be "InvalidCallConnectionId,$errorType"
            $results.Status | Should -Be Succeeded
            $emulator.CountRequests() | Should -Be 1
        }

        It 'are collected by -ErrorVariable, one for each failed row' {
            $null = 'a/b', $call, 'c/d' | & $Command -TargetParticipant $phone -ErrorAction SilentlyContinue -ErrorVariable errors

            $errors.Exception.ErrorCode | Should -Be InvalidCallConnectionId, InvalidCallConnectionId
        }

        It 'set $?' {
            $null = & $Command 'a/b' $phone -ErrorAction SilentlyContinue
            $afterFailure = $?
            $null = & $Command $call $phone
            $afterSuccess = $?

            $afterFailure | Should -BeFalse
            $afterSuccess | Should -BeTrue
        }

        It 'leave the results alone under -ErrorAction Ignore' {
            $Error.Clear()

            ('a/b', $call | & $Command -TargetParticipant $phone -ErrorAction Ignore).Status | Should -Be Failed, Succeeded

            $Error | Should -BeNullOrEmpty
        }
    }

    Context '-WhatIf and -Confirm' {
        It 'sends nothing under -WhatIf, and names what it would do' {
            $said = Invoke-FreshShell -ArgumentList (Get-TestedManifest), $emulator.ConnectionString, $Command, $call, $phone {
                param ($manifest, $connectionString, $command, $call, $phone)
                Import-Module $manifest
                $null = Connect-AcsCalling $connectionString
                $call, $call | & $command -TargetParticipant $phone -WhatIf
            }

            "$said" | Should -BeLike "What if: *$Operation continuous DTMF recognition*$phone*$call*What if: *"
            $emulator.CountRequests() | Should -Be 0
        }

        It 'reports under -WhatIf the rows that could not be sent' {
            $results = $call, 'no/id', $call | & $Command -TargetParticipant $phone -WhatIf -ErrorAction SilentlyContinue -ErrorVariable errors

            $results.CallConnectionId | Should -Be 'no/id'
            $results.Status | Should -Be Failed
            $errors.FullyQualifiedErrorId | Should -Be "InvalidCallConnectionId,$errorType"
            $emulator.CountRequests() | Should -Be 0
        }

        It 'sends what -Confirm was told to when asked, and nothing else: <Answers>' -ForEach @(
            @{ Answers = 'n', 'n', 'n'; Sent = @() }
            @{ Answers = 'l'; Sent = @() }
            @{ Answers = 'n', 'y', 'n'; Sent = @('second') }
            @{ Answers = 'n', 'a'; Sent = @('second', 'third') }
        ) {
            # The questions are put to the standard input of a real console host.
            $script = {
                param ($manifest, $connectionString, $command, $call, $phone)
                Import-Module $manifest
                $null = Connect-AcsCalling $connectionString
                'first', 'second', 'third' |
                    ForEach-Object { [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = $_ } } |
                    & $command -Confirm -ThrottleLimit 1 |
                    ForEach-Object { "Result of $($_.OperationContext)" }
            }
            $arguments = (Get-TestedManifest), $emulator.ConnectionString, $Command, $call, $phone | ForEach-Object { "'$_'" }

            $said = $Answers | & (Get-PowerShellPath) -NoLogo -NoProfile -Command "& {$script} $arguments"

            @(SentBody).operationContext | Should -Be ($Sent ? $Sent : $null)
            @($said -like 'Result of *') | Should -HaveCount $Sent.Count
        }

        It 'does not ask unless it is told to' {
            $result = Invoke-FreshShell -ArgumentList (Get-TestedManifest), $emulator.ConnectionString, $Command, $call, $phone {
                param ($manifest, $connectionString, $command, $call, $phone)
                Import-Module $manifest
                $null = Connect-AcsCalling $connectionString
                & $command $call $phone
            }

            # The result has come from another process, and is still as good as one made here.
            $result.Status | Should -Be Succeeded
            $result.Operation | Should -Be $Operation
        }
    }

    Context 'Ending a run early' {
        It 'stops sending when the pipeline wants no more' {
            $results = @($call) * 2000 | & $Command -TargetParticipant $phone -ThrottleLimit 8 | Select-Object -First 5

            $results | Should -HaveCount 5
            $emulator.WaitUntilIdle()
            # The five, and those that were under way or read ahead.
            $emulator.CountRequests() | Should -BeLessThan 50
        }

        It 'stops sending when somebody further down fails' {
            { @($call) * 2000 | & $Command -TargetParticipant $phone -ThrottleLimit 8 | ForEach-Object { throw 'No more.' } } | Should -Throw 'No more.'

            $emulator.WaitUntilIdle()
            $emulator.CountRequests() | Should -BeLessThan 50
        }

        It 'stops at once on Ctrl+C, though no answer comes' {
            $emulator.AddFault(@{ kind = 'stall' })
            $shell = [powershell]::Create((Get-FreshRunspace))
            try {
                $null = $shell.AddScript({
                        param ($connectionString, $command, $call, $phone, $read)
                        $null = Connect-AcsCalling $connectionString
                        1..1000 | ForEach-Object { $null = $read.Add($_); $call } | & $command -TargetParticipant $phone -ThrottleLimit 4
                    }).AddParameters(@($emulator.ConnectionString, $Command, $call, $phone, ($read = [Collections.ArrayList]::new())))
                $running = $shell.BeginInvoke()
                while ($emulator.GetState().traffic.inFlight -lt 4 -and -not $running.IsCompleted) {
                    Start-Sleep -Milliseconds 20
                }

                $emulator.GetState().traffic.inFlight | Should -Be 4
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 5

                $emulator.WaitUntilIdle()
                $counts = $emulator.GetState().traffic.byOperation.$action
                $counts.psobject.Properties.Name | Should -Be abandoned
                $counts.abandoned | Should -Be 4
                $shell.InvocationStateInfo.State | Should -Be Stopped
                $shell.Streams.Error | Should -BeNullOrEmpty

                # Input is read no faster than it is worked.
                $read.Count | Should -BeLessOrEqual 8
            }
            finally {
                $shell.Runspace.Dispose()
                $shell.Dispose()
            }
        }

        It 'stops at once on Ctrl+C, though it was told to wait' {
            $emulator.AddFault(@{ status = 429; retryAfter = '120' })
            $shell = [powershell]::Create((Get-FreshRunspace))
            try {
                $null = $shell.AddScript({
                        param ($connectionString, $command, $call, $phone)
                        $null = Connect-AcsCalling $connectionString
                        @($call) * 100 | & $command -TargetParticipant $phone -ThrottleLimit 4
                    }).AddParameters(@($emulator.ConnectionString, $Command, $call, $phone))
                $running = $shell.BeginInvoke()
                while ($emulator.CountRequests() -lt 1 -and -not $running.IsCompleted) {
                    Start-Sleep -Milliseconds 20
                }

                $watch = [Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
                $emulator.WaitUntilIdle()
                $emulator.CountRequests() | Should -BeLessOrEqual 4
            }
            finally {
                $shell.Runspace.Dispose()
                $shell.Dispose()
            }
        }
    }

    Context '-JournalPath' {
        BeforeEach {
            $journal = "TestDrive:/$(New-Guid).journal"
            $rows = foreach ($participant in $participants) { Row $call $participant }
        }

        It 'sends, the second time, only what has not succeeded' {
            $emulator.AddFault(@{ status = 409; count = 2 })
            $first = $rows | & $Command -JournalPath $journal -ThrottleLimit 1 -ErrorAction SilentlyContinue
            $first.Status | Should -Be (@('Failed') * 2 + @('Succeeded') * 6)

            $second = $rows | & $Command -JournalPath $journal

            $second.Status | Should -Be (@('Succeeded') * 2 + @('Skipped') * 6)
            "$($second.TargetParticipant)" | Should -Be "$participants"
            $emulator.CountRequests() | Should -Be 10

            ($rows | & $Command -JournalPath $journal).Status | Select-Object -Unique | Should -Be Skipped
            $emulator.CountRequests() | Should -Be 10
        }

        It 'knows a row by all that it asks for, and each row as often as it stands there' {
            $null = Row $call $phone | & $Command -JournalPath $journal

            $results = @(
                Row $call $phone
                Row $call $phone
                [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationContext = 'another' }
                [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = $phone; OperationCallbackUri = 'https://contoso.example/' }
            ) | & $Command -JournalPath $journal

            $results.Status | Should -Be Skipped, Succeeded, Succeeded, Succeeded
        }

        It 'knows a row again whose context was made up' {
            $null = $rows | & $Command -JournalPath $journal -UniqueContext

            ($rows | & $Command -JournalPath $journal -UniqueContext).Status | Select-Object -Unique | Should -Be Skipped
        }

        It 'has every row on disk before its result is emitted' {
            # The file cannot be read while it is written; that it grows can be seen.
            $lengths = $rows | & $Command -JournalPath $journal -ThrottleLimit 1 | ForEach-Object { (Get-Item $journal).Length }

            $lengths | Should -HaveCount $rows.Count
            $lengths | Select-Object -Unique | Should -HaveCount $rows.Count
            (Get-Content $journal).Count | Should -Be ($rows.Count + 1) -Because 'the first line says whose journal it is'
        }

        It 'repairs a last line that a crash cut off' {
            $null = $rows | & $Command -JournalPath $journal
            $bytes = [IO.File]::ReadAllBytes((Convert-Path $journal))
            [IO.File]::WriteAllBytes((Convert-Path $journal), $bytes[0..($bytes.Count - 20)])

            $results = $rows | & $Command -JournalPath $journal

            ($results | Where-Object Status -EQ Skipped) | Should -HaveCount 7
            ($results | Where-Object Status -EQ Succeeded) | Should -HaveCount 1
            ($rows | & $Command -JournalPath $journal).Status | Select-Object -Unique | Should -Be Skipped
        }

        It 'is not mistaken for that of the other operation' {
            $null = $rows | & $Command -JournalPath $journal
            $other = @{ Stop = 'Start'; Start = 'Stop' }[$Operation]

            { $rows | & "$other-AcsDtmfRecognition" -JournalPath $journal } | Should -Throw "*$Operation*$other*" -ErrorId 'JournalMismatch,*'

            $emulator.CountRequests() | Should -Be $rows.Count
        }

        It 'leaves a file alone that is something else' {
            Set-Content $journal 'CallConnectionId,TargetParticipant'

            { $rows | & $Command -JournalPath $journal } | Should -Throw -ErrorId "JournalNotRecognized,$errorType"

            Get-Content $journal | Should -Be 'CallConnectionId,TargetParticipant'
            $emulator.CountRequests() | Should -Be 0
        }

        It 'is not written under -WhatIf' {
            $null = $rows | & $Command -JournalPath $journal -WhatIf

            $journal | Should -Not -Exist
        }
    }

    Context 'While it runs' {
        It 'says in one verbose line what it has done' {
            $said = $call, 'no/id', $call | & $Command -TargetParticipant $phone -ErrorAction SilentlyContinue -Verbose 4>&1 |
                Where-Object { $_ -is [Management.Automation.VerboseRecord] -and $_.Message -notlike 'Performing the operation*' }

            $said | Should -HaveCount 1
            $said.Message | Should -Match '\b3\b.*\b1\b'
        }

        It 'shows its progress, but not all the time' {
            $emulator.SetLatency(100)
            $shell = [powershell]::Create((Get-FreshRunspace))
            try {
                $null = $shell.AddScript({
                        param ($connectionString, $command, $call, $phone)
                        $null = Connect-AcsCalling $connectionString
                        @($call) * 30 | & $command -TargetParticipant $phone -ThrottleLimit 1
                    }).AddParameters(@($emulator.ConnectionString, $Command, $call, $phone))
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $shell.Invoke() | Should -HaveCount 30
                $elapsed = $watch.Elapsed.TotalSeconds

                $progress = $shell.Streams.Progress | Where-Object Activity -Like "*$Command*"
                $progress.Count | Should -BeGreaterThan 1
                # Four a second, none in the first one, and the line that takes it all down.
                $progress.Count | Should -BeLessOrEqual ([math]::Ceiling(4 * $elapsed) - 3)
                $progress[-1].RecordType | Should -Be Completed
            }
            finally {
                $shell.Runspace.Dispose()
                $shell.Dispose()
            }
        }
    }

    Context 'Which session is used' {
        BeforeAll {
            $elsewhere = Start-Emulator
        }

        AfterAll {
            Stop-Emulator $elsewhere
        }

        BeforeEach {
            $elsewhere.Reset()
            $theirs = $elsewhere.AddCall($phone)
        }

        It 'is the one connected to last, unless another is given' {
            $first = Get-AcsCallingSession test
            $null = Connect-AcsCalling $elsewhere.ConnectionString -Name elsewhere

            (& $Command $theirs $phone).Status | Should -Be Succeeded
            (& $Command $call $phone -Session $first).Status | Should -Be Succeeded
            (& $Command $call $phone -Session test).Status | Should -Be Succeeded
            (& $Command $call $phone -Session TEST).Status | Should -Be Succeeded

            $emulator.CountRequests() | Should -Be 3
            $elsewhere.CountRequests() | Should -Be 1
        }

        It 'may have a name that is a number' {
            $null = Connect-AcsCalling $emulator.ConnectionString -Name 007

            (& $Command $call $phone -Session 007).Status | Should -Be Succeeded
        }

        It 'must be there' {
            { & $Command $call $phone -Session nowhere } |
                Should -Throw "*no open session named 'nowhere'*Get-AcsCallingSession*" -ErrorId "ParameterArgumentTransformationError,$errorType"
        }

        It 'must be open' {
            $session = Get-AcsCallingSession test
            Disconnect-AcsCalling $session

            $failure = { & $Command $call $phone -Session $session } | Should -Throw -ErrorId "SessionClosed,$errorType" -PassThru

            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-AcsCalling*'
            $emulator.CountRequests() | Should -Be 0
        }

        It 'is asked for when there is none' {
            Disconnect-AcsCalling

            $failure = { & $Command $call $phone } | Should -Throw '*Connect-AcsCalling*' -ErrorId "NotConnected,$errorType" -PassThru

            $failure.CategoryInfo.Category | Should -Be ConnectionError
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-AcsCalling*-Session*'
        }

        It 'is not that of another runspace' {
            $shell = [powershell]::Create((Get-FreshRunspace))
            try {
                $failure = { $shell.AddCommand($Command).AddParameters(@{ CallConnectionId = $call; TargetParticipant = $phone }).Invoke() } | Should -Throw -PassThru

                $failure.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId | Should -Be "NotConnected,$errorType"
            }
            finally {
                $shell.Runspace.Dispose()
                $shell.Dispose()
            }
        }

        It 'may be shared by parallel runspaces with $using:' {
            $session = Get-AcsCallingSession test
            $manifest = Get-TestedManifest

            $results = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:manifest
                @($using:call) * 50 | & $using:Command -TargetParticipant $using:phone -Session $using:session
            }

            $results | Should -HaveCount 200
            $results.Status | Select-Object -Unique | Should -Be Succeeded
            $emulator.CountRequests() | Should -Be 200
            $session.IsOpen | Should -BeTrue
        }

        It 'may be closed while rows are under way, and then the run ends' {
            $session = Get-AcsCallingSession test

            { @($call) * 1000 | & $Command -TargetParticipant $phone -ThrottleLimit 2 -Session $session | ForEach-Object { Disconnect-AcsCalling $session } } |
                Should -Throw -ErrorId "SessionClosed,$errorType"

            $emulator.WaitUntilIdle()
            $emulator.CountRequests() | Should -BeLessThan 50
        }
    }

    Context 'At the prompt' {
        It 'completes parameters' {
            $offered = Get-Completion "$Command -"

            '-CallConnectionId', '-TargetParticipant', '-OperationContext', '-OperationCallbackUri', '-ThrottleLimit', '-Session', '-WhatIf', '-Confirm' | Should -BeIn $offered
            $offered | Should -Not -Contain '-InputObject'
        }

        It 'completes session names, in a form that can be used' {
            $null = Connect-AcsCalling $emulator.ConnectionString -Name 'it''s mine'
            $null = Connect-AcsCalling $emulator.ConnectionString -Name 007

            $offered = Get-Completion "$Command -Session "

            $offered | Should -HaveCount 3
            foreach ($name in $offered) {
                (& ([scriptblock]::Create("$Command $call '$phone' -Session $name"))).Status | Should -Be Succeeded
            }

            Get-Completion "$Command -Session te" | Should -Be test
        }

        It 'shows all columns at <_> characters' -ForEach 80, 120 {
            $emulator.AddFault(@{ status = 404; count = 1 })
            $results = (Row $call $phone), (Row $call $participants[1]), (Row 'no/id' $participants[2]), (Row $call $participants[3]) |
                & $Command -ThrottleLimit 1 -ErrorAction SilentlyContinue

            $rendering = $PSStyle.OutputRendering
            try {
                $PSStyle.OutputRendering = 'PlainText'
                $lines = ($results | Out-String -Width $_).TrimEnd() -split '\r?\n' | Where-Object { $_ }
            }
            finally {
                $PSStyle.OutputRendering = $rendering
            }

            # One line of labels, one of dashes, one for each row.
            $lines | Should -HaveCount 6
            $lines[0] | Should -Match '^Status +CallConnectionId +Participant +Error'
            $lines[1] | Should -Match '^-[- ]+$'
            $lines[2] | Should -Match "^Failed +$call +4:\+14255550123 +8522"
            $lines[3] | Should -Match "^Succeeded +$call +8:acs:.*000000000001"
            $lines[4] | Should -Match '^Failed +no/id .*Invalid'
        }
    }
}
