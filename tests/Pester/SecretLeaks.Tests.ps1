BeforeDiscovery {
    # Every way to supply a secret.
    $ways = @(
        @{ Kind = 'a connection string as SecureString'; Connect = { Connect-AcsCalling -ConnectionString (Protect $connectionString) @args } }
        @{ Kind = 'a connection string in the environment'; Connect = { $env:COMMUNICATION_CONNECTION_STRING = $connectionString; Connect-AcsCalling @args } }
        @{ Kind = 'an access key'; Connect = { Connect-AcsCalling -Endpoint $endpoint -AccessKey $key @args } }
        @{ Kind = 'an access key as SecureString'; Connect = { Connect-AcsCalling -Endpoint $endpoint -AccessKey (Protect $key) @args } }
        @{ Kind = 'the keys of Az.Communication'; Connect = { [pscustomobject]@{ PrimaryConnectionString = $connectionString; PrimaryKey = $key; SecondaryConnectionString = $connectionString; SecondaryKey = $key } | Connect-AcsCalling @args } }
        @{ Kind = 'a token as SecureString'; Connect = { Connect-AcsCalling -Endpoint $endpoint -AccessToken (Protect (New-Token)) @args } }
        @{ Kind = 'a token that expires soon'; Connect = { Connect-AcsCalling -Endpoint $endpoint -AccessToken (New-Token 200) @args } }
        @{ Kind = 'the objects of a token provider'; Connect = { Connect-AcsCalling -Endpoint $endpoint -TokenProvider { [pscustomobject]@{ Token = Protect (New-Token); ExpiresOn = [DateTimeOffset]::Now.AddSeconds(2) } } @args } }
        @{ Kind = 'the managed identity of a virtual machine'; Connect = { $env:AZURE_POD_IDENTITY_AUTHORITY_HOST = $endpoint; Connect-AcsCalling -Endpoint $endpoint -ManagedIdentity @args } }
    )

    # The module uses four kinds of credentials.
    $kinds = @(
        @{ Kind = 'a connection string'; Signs = $true; Connect = { Connect-AcsCalling $connectionString @args } }
        @{ Kind = 'a token'; Connect = { Connect-AcsCalling -Endpoint $endpoint -AccessToken (New-Token) @args } }
        @{ Kind = 'a token provider'; Connect = { Connect-AcsCalling -Endpoint $endpoint -TokenProvider { New-Token 2 } @args } }
        @{ Kind = 'the managed identity of App Service'; Connect = { $env:IDENTITY_ENDPOINT = "${endpoint}msi/token"; $env:IDENTITY_HEADER = $identityKey; Connect-AcsCalling -Endpoint $endpoint -ManagedIdentity @args } }
    )
}

Describe 'A secret' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1", "$PSScriptRoot/Listener.psm1", "$PSScriptRoot/Evidence.psm1" -Force
        Import-TestedModule

        $plainKey = 'planted-access-key-of-the-leak-test'
        $key = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($plainKey))
        $identityKey = 'planted-identity-header'
        $emulator = Start-Emulator -ArgumentList '--access-key', $key
        $endpoint = "$($emulator.Endpoint)"
        $connectionString = $emulator.ConnectionString
        $variables = 'COMMUNICATION_CONNECTION_STRING', 'IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'AZURE_POD_IDENTITY_AUTHORITY_HOST'
        $before = @{}
        foreach ($variable in $variables) { $before[$variable] = [Environment]::GetEnvironmentVariable($variable) }

        # Every class of failure. A 401 ends the run.
        $faults = @(
            foreach ($status in 400, 401, 404, 500) { @{ kind = 'status'; status = $status } }
            @{ kind = 'status'; status = 429; retryAfter = '86400' }
            foreach ($kind in 'html', 'emptyBody', 'truncate', 'wrongContentType', 'resetBefore') { @{ kind = $kind; status = 502 } }
        )

        # Responses are handled in the same way for every credential. Only a token can be renewed, so the tests of tokens need only the fault
        # that causes a renewal and one fault of each other kind.
        $tokenFaults = $faults | Where-Object { $_.status -in 401, 500 -or $_.kind -in 'html', 'resetBefore' }

        # Secrets are in variables, because a transcript records typed text.
        function Protect([string] $Text) {
            ConvertTo-SecureString $Text -AsPlainText
        }

        function New-Token([int] $Seconds = 600) {
            $given = $emulator.NewToken(@{ lifetimeSeconds = $Seconds })
            $tokens.Add($given)
            $given
        }

        # Returns the error of a command that ends the run, so that the next command still runs.
        function Use-Patience([scriptblock] $Script) {
            try { & $Script } catch { $_ }
        }

        # Runs each command of the module.
        function Invoke-EveryCommand {
            Get-AcsCallingSession
            Use-Patience { Receive-AcsCallEvent nonsense }
            Use-Patience { Get-AcsCallConnection $row.CallConnectionId }
            Use-Patience { Get-AcsCallParticipant $row.CallConnectionId }
            Use-Patience { $row | Start-AcsDtmfRecognition }
            Use-Patience { $row | Stop-AcsDtmfRecognition -WhatIf }
            Use-Patience { $row | Stop-AcsDtmfRecognition -JournalPath (Join-Path $TestDrive journal.jsonl) }
            Use-Patience { $row | Stop-AcsDtmfRecognition -JournalPath (Join-Path $TestDrive journal.jsonl) }
            Use-Patience { Get-AcsDtmfJournal (Join-Path $TestDrive journal.jsonl) }
            Use-Patience { $row | Send-AcsDtmfTone -Tone 1, '#' }
            Use-Patience { $row | Stop-AcsCallMedia }
            $events = ConvertFrom-AcsCallEvent ($stopped | ConvertTo-Json -Depth 5)
            $events
            Use-Patience { $row | Stop-AcsDtmfRecognition | Wait-AcsDtmfRecognitionStopped -Event $events }
        }

        # Runs each command of the module with invalid rows and unknown calls.
        function Invoke-EveryBadRow {
            foreach ($bad in $null, 'no such call', 'nothing-there') {
                Get-AcsCallConnection $bad
                Get-AcsCallParticipant $bad
                Start-AcsDtmfRecognition $bad '4:+14255550123'
                Stop-AcsDtmfRecognition $bad '12345'
                Stop-AcsDtmfRecognition $row.CallConnectionId $row.TargetParticipant -OperationCallbackUri 'http://contoso.example/hook'
                Send-AcsDtmfTone $bad '4:+14255550123' -Tone 1
                Send-AcsDtmfTone $row.CallConnectionId $row.TargetParticipant -Tone nonsense
                Stop-AcsCallMedia $bad
            }

            ConvertFrom-AcsCallEvent '{ "no": "event" }'
            [pscustomobject]@{ CallConnectionId = 'x'; Status = 'Succeeded' } | Wait-AcsDtmfRecognitionStopped -Event @()
        }

        function Get-Secret {
            $all = [Collections.Generic.List[string]]@($key, $plainKey, $identityKey)
            $all.AddRange($tokens)
            foreach ($request in $emulator.GetRequests()) {
                if ("$($request.headers.Authorization)" -match '(Bearer |Signature=)(?<secret>\S+)$') {
                    $all.Add($Matches.secret)
                }
            }

            # A part of a token must not leak either. The last part is the signature.
            $all.AddRange([string[]] @($all | Where-Object { $_ -match '^\S+\.\S+\.\S{20,}$' } | ForEach-Object { $_.Split('.')[2].Substring(0, 20) }))
            $all | Sort-Object -Unique
        }

        function Assert-NoLeak([Collections.IDictionary] $Evidence, [string[]] $Secret = (Get-Secret)) {
            $Evidence.Transcript | Should -Not -BeNullOrEmpty
            Find-Leak $Evidence -Secret $Secret | Sort-Object -Unique | Should -BeNullOrEmpty
        }
    }

    AfterAll {
        foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable, $before[$variable]) }
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable, $null) }
        $null = Invoke-RestMethod "${endpoint}emulator/identity" -Method Post -Body (@{ identityHeader = $identityKey } | ConvertTo-Json) -ContentType application/json
        $tokens = [Collections.Generic.List[string]]::new()
        $row = $emulator.AddCalls(1)[0]
        $stopped = @{
            id = '1'; source = 'x'; specversion = '1.0'; type = 'Microsoft.Communication.ContinuousDtmfRecognitionStopped'
            data = @{ callConnectionId = $row.CallConnectionId; serverCallId = 's'; correlationId = 'c' }
        }
    }

    AfterEach {
        Get-AcsCallingSession | Disconnect-AcsCalling
    }

    Context 'Coverage of the test' {
        It 'covers every command' {
            $driven = (Get-Command Invoke-EveryCommand).ScriptBlock.Ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true).GetCommandName()
            $driven += 'Connect-AcsCalling', 'Disconnect-AcsCalling'

            (Get-Command -Module AcsDtmf).Name | Where-Object { $_ -notin $driven } | Should -BeNullOrEmpty
        }

        It 'finds a secret in <Place>' -TestCases @(
            @{ Place = 'the output'; Plant = { [pscustomobject]@{ Name = $plainKey } } }
            @{ Place = 'a property that is not in a view'; Plant = { [pscustomobject]@{ Inner = [pscustomobject]@{ Name = $plainKey } } } }
            @{ Place = 'the host'; Plant = { Write-Host $plainKey } }
            @{ Place = 'the verbose stream'; Plant = { Write-Verbose "x $plainKey x" } }
            @{ Place = 'the debug stream'; Plant = { Write-Debug $plainKey } }
            @{ Place = 'a warning'; Plant = { Write-Warning $plainKey } }
            @{ Place = 'an error'; Plant = { Write-Error $plainKey } }
            @{ Place = 'the target of an error'; Plant = { Write-Error 'x' -TargetObject @{ Token = $plainKey } } }
            @{ Place = 'the advice of an error'; Plant = { Write-Error 'x' -RecommendedAction $plainKey } }
            @{ Place = 'an inner exception'; Plant = { throw [InvalidOperationException]::new('x', [FormatException]::new($plainKey)) } }
            @{ Place = 'the arguments of a command that failed'; Plant = { Get-Item "TestDrive:/nothing-$plainKey" } }
            @{ Place = 'an escaped text'; Plant = { Write-Warning ([uri]::EscapeDataString($key)) } }
            @{ Place = 'another encoding'; Plant = { Write-Warning ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($key))) } }
        ) {
            $evidence = Get-Evidence $Plant -Folder $TestDrive

            Find-Leak $evidence -Secret $plainKey, $key | Should -Not -BeNullOrEmpty
        }
    }

    Context 'Supplied as <Kind>' -ForEach ($kinds + $ways) {
        It 'does not leak in a successful run' {
            $evidence = Get-Evidence -Folder $TestDrive {
                & $Connect -Verify -Name test
                Invoke-EveryCommand
                if ($Kind -like '*provider') {
                    # The tokens expire after two seconds, so the next row renews the token.
                    Start-Sleep -Milliseconds 2100
                }

                $row | Stop-AcsDtmfRecognition
                $row | Stop-AcsDtmfRecognition -Verbose -Debug
                Disconnect-AcsCalling
            }

            $evidence['Output, text'] | Should -Match 'Stop .* succeeded|POST http' -Because 'the streams are enabled'
            Assert-NoLeak $evidence
            Get-Content (Join-Path $TestDrive journal.jsonl) -Raw | Should -Not -Match $plainKey
        }
    }

    Context 'Used as <Kind>' -ForEach $kinds {
        It 'does not leak when the service fails in any way' {
            $evidence = Get-Evidence -Folder $TestDrive {
                & $Connect -MaximumRetryCount 0 -TimeoutSec 5 -Name test
                foreach ($fault in $Signs ? $faults : $tokenFaults) {
                    $emulator.AddFault($fault)
                    Invoke-EveryCommand
                    $emulator.ClearFaults()
                }

                $emulator.AddFault(@{ kind = 'status'; status = 503; retryAfter = '0'; count = 2 })
                Use-Patience { & $Connect -Name patient -Verify }
                Use-Patience { $row | Stop-AcsDtmfRecognition -Session patient }
            }

            $global:Error.Count | Should -BeGreaterThan ($Signs ? $faults : $tokenFaults).Count
            Assert-NoLeak $evidence
        }

        It 'does not leak with invalid rows or a closed session' {
            $evidence = Get-Evidence -Folder $TestDrive {
                $session = & $Connect -Name test
                Use-Patience { Invoke-EveryBadRow }
                $session | Disconnect-AcsCalling
                Use-Patience { $row | Stop-AcsDtmfRecognition -Session $session }
                Invoke-EveryCommand
                $session
            }

            Assert-NoLeak $evidence
        }

        It 'does not leak when another service repeats every request' {
            $echo = Start-Listener -Head 'HTTP/1.1 400 {request}', 'Content-Type: text/html' -Body '<html>You said: {request}</html>'
            $json = Start-Listener -Head 'HTTP/1.1 401 Unauthorized', 'Content-Type: application/json' -Body '{"error":{"code":"Denied","message":"{request}","innererror":{"code":"x","message":"{request}"},"details":[{"code":"y","message":"{request}"}]}}'
            $service = $endpoint
            try {
                $evidence = Get-Evidence -Folder $TestDrive {
                    foreach ($listener in $echo, $json) {
                        $endpoint = "$($listener.Endpoint)"
                        $connectionString = "endpoint=$endpoint;accesskey=$key"
                        Use-Patience { & $Connect -Verify -Name test }
                        # The endpoint of the platform has its own test.
                        $env:IDENTITY_ENDPOINT = $env:IDENTITY_ENDPOINT ? "${service}msi/token" : $null
                        $env:AZURE_POD_IDENTITY_AUTHORITY_HOST = $env:AZURE_POD_IDENTITY_AUTHORITY_HOST ? $service : $null
                        Use-Patience { $row | Stop-AcsDtmfRecognition }
                    }
                }

                $sent = @($echo.Requests) + @($json.Requests) | Select-String '(Bearer |Signature=)(\S+)' -AllMatches | ForEach-Object { $_.Matches } | ForEach-Object { $_.Groups[2].Value }
                Assert-NoLeak $evidence -Secret (@(Get-Secret) + $sent)
            }
            finally {
                $echo, $json | Stop-Listener
            }
        }
    }

    Context 'That is malformed or misplaced' {
        It 'does not leak: <Name>' -TestCases @(
            @{ Name = 'a key that is not Base64'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessKey "$key!" } }
            @{ Name = 'a key with a line break'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessKey "$plainKey`n$plainKey" } }
            @{ Name = 'several keys instead of one'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessKey $plainKey, $plainKey } }
            @{ Name = 'a hashtable instead of a key'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessKey @{ Key = $plainKey } } }
            @{ Name = 'an object instead of a token'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessToken ([pscustomobject]@{ Token = $plainKey; Inner = @{ Token = $plainKey } }) } }
            @{ Name = 'a token with the word Bearer'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessToken "Bearer $plainKey" } }
            @{ Name = 'a connection string without an endpoint'; Script = { Connect-AcsCalling "accesskey=$key" } }
            @{ Name = 'a connection string with additional text'; Script = { Connect-AcsCalling "endpoint=$endpoint;accesskey=$key;$plainKey" } }
            @{ Name = 'a key instead of a connection string'; Script = { Connect-AcsCalling $key } }
            @{ Name = 'a connection string instead of the endpoint'; Script = { Connect-AcsCalling -Endpoint "endpoint=$endpoint;accesskey=$key" -AccessKey $key } }
            @{ Name = 'an endpoint with a password'; Script = { Connect-AcsCalling -Endpoint "https://user:$plainKey@contoso.communication.azure.com" -AccessKey $key } }
            @{ Name = 'a connection string together with an endpoint'; Script = { Connect-AcsCalling $connectionString -Endpoint $endpoint } }
            @{ Name = 'a connection string after all other arguments'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessKey $key $connectionString } }
            @{ Name = 'a connection string and an access key'; Script = { Connect-AcsCalling $connectionString -AccessKey $key } }
            @{ Name = 'a key after the endpoint'; Script = { Connect-AcsCalling $endpoint $key } }
            @{ Name = 'a key after a switch'; Script = { Connect-AcsCalling -Endpoint $endpoint -ManagedIdentity $key } }
            @{ Name = 'a key as the value of a switch'; Script = { Connect-AcsCalling -Endpoint $endpoint -ManagedIdentity:$key } }
            @{ Name = 'a key for a parameter that does not exist'; Script = { Connect-AcsCalling -Endpoint $endpoint -AcessKey $key } }
            @{ Name = 'splatted arguments'; Script = { $arguments = $endpoint, $connectionString, $key; Connect-AcsCalling @arguments } }
            @{ Name = 'a list of connection strings together with an endpoint'; Script = { Connect-AcsCalling $connectionString, $connectionString -Endpoint $endpoint } }
            @{ Name = 'a piped connection string together with an additional argument'; Script = { $connectionString | Connect-AcsCalling -Endpoint $endpoint $plainKey } }
            @{ Name = 'a key instead of a script block'; Script = { Connect-AcsCalling -Endpoint $endpoint -TokenProvider $key } }
            @{ Name = 'a key instead of a number'; Script = { Connect-AcsCalling $connectionString -TimeoutSec $key -MaximumRetryCount $key } }
            @{ Name = 'a key instead of an api-version'; Script = { Connect-AcsCalling $connectionString -ApiVersion $plainKey } }
            @{ Name = 'a key with a NUL character'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessKey "$key`0$key" } }
            @{ Name = 'a key that is piped without an endpoint'; Script = { [pscustomobject]@{ PrimaryKey = $key } | Connect-AcsCalling } }
            @{ Name = 'a token that is piped without an endpoint'; Script = { [pscustomobject]@{ Token = $plainKey } | Connect-AcsCalling } }
            @{ Name = 'a token that is piped as text'; Script = { $plainKey | Connect-AcsCalling -Endpoint $endpoint } }
            @{ Name = 'a secret in an unknown property'; Script = { [pscustomobject]@{ Foo = $plainKey } | Connect-AcsCalling -Endpoint $endpoint } }
            @{ Name = 'keys that are piped together with another credential'; Script = { [pscustomobject]@{ PrimaryKey = $key; PrimaryConnectionString = $connectionString } | Connect-AcsCalling -Endpoint $endpoint -ManagedIdentity } }
            @{ Name = 'keys that are piped as a list'; Script = { [pscustomobject]@{ PrimaryConnectionString = @($connectionString, $connectionString) } | Connect-AcsCalling } }
            @{ Name = 'keys that the service refuses'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessKey ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$plainKey-another"))) -Verify } }
            @{ Name = 'a connection string in the environment'; Script = { $env:COMMUNICATION_CONNECTION_STRING = "$connectionString;$plainKey"; Connect-AcsCalling } }
            @{ Name = 'an expired token'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessToken (New-Token -60) -Verify } }
            @{ Name = 'a provider that returns two objects'; Script = { Connect-AcsCalling -Endpoint $endpoint -TokenProvider { $plainKey; $key } } }
            @{ Name = 'a provider that returns another object'; Script = { Connect-AcsCalling -Endpoint $endpoint -TokenProvider { @{ Tokn = $plainKey } } } }
            @{ Name = 'a provider that returns a header'; Script = { Connect-AcsCalling -Endpoint $endpoint -TokenProvider { "Bearer $plainKey" } } }
            @{ Name = 'a provider that fails'; Script = { $inside = $plainKey; Connect-AcsCalling -Endpoint $endpoint -TokenProvider { throw "No luck with $($inside.Length) characters." } } }
            @{ Name = 'an identity header that is refused'; Script = { $env:IDENTITY_ENDPOINT = "${endpoint}msi/token"; $env:IDENTITY_HEADER = $plainKey; Connect-AcsCalling -Endpoint $endpoint -ManagedIdentity } }
            @{ Name = 'an identity endpoint on another machine'; Script = { $env:IDENTITY_ENDPOINT = "http://user:$plainKey@contoso.example/msi"; $env:IDENTITY_HEADER = $plainKey; Connect-AcsCalling -Endpoint $endpoint -ManagedIdentity } }
        ) {
            $evidence = Get-Evidence -Folder $TestDrive { Use-Patience $Script }

            $global:Error.Count | Should -BeGreaterThan 0
            Assert-NoLeak $evidence
        }
    }
}
