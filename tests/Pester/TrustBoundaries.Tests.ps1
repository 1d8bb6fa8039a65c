BeforeDiscovery {
    $credentials = @(
        @{ Credential = 'an access key'; Parameters = @{ AccessKey = 'cGxhbnRlZC1hY2Nlc3Mta2V5LW9mLWEtdGVzdA==' } }
        @{ Credential = 'a token'; Parameters = @{ AccessToken = 'planted-token-of-a-test' } }
        @{ Credential = 'a token provider'; Parameters = @{ TokenProvider = { 'planted-token-of-a-test' } } }
    )
}

Describe 'Trust boundaries' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1", "$PSScriptRoot/Listener.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $row = [pscustomobject]@{ CallConnectionId = '18dea47f-b081-4107-9a5c-4300819d2c6c'; TargetParticipant = '+14255550123' }
        $listeners = [Collections.Generic.List[object]]::new()

        function Get-Listener {
            $listener = Start-Listener @args
            $listeners.Add($listener)
            $listener
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
    }

    AfterEach {
        Get-AcsCallingSession | Disconnect-AcsCalling
        $listeners | Stop-Listener
        $listeners.Clear()
    }

    Context 'A redirect' {
        It 'is not followed with <Credential> and status <Status>' -TestCases @(
            foreach ($credential in $credentials) { foreach ($status in 301, 302, 303, 307, 308) { $credential + @{ Status = $status } } }
        ) {
            $stranger = Get-Listener
            $service = Get-Listener -Head "HTTP/1.1 $Status Elsewhere", "Location: $($stranger.Endpoint)calling"
            $null = Connect-AcsCalling -Endpoint $service.Endpoint @Parameters

            $result = $row | Stop-AcsDtmfRecognition -ErrorVariable failure -ErrorAction SilentlyContinue

            $result.StatusCode | Should -Be $Status
            $failure[0].ErrorDetails.RecommendedAction | Should -BeLike 'The endpoint redirects the request*'
            $service.Requests | Should -HaveCount 1
            $stranger.Requests | Should -HaveCount 0
        }

        It 'is not followed by -Verify' {
            $stranger = Get-Listener
            $service = Get-Listener -Head 'HTTP/1.1 307 Elsewhere', "Location: $($stranger.Endpoint)calling"

            $failure = { Connect-AcsCalling -Endpoint $service.Endpoint -AccessToken planted-token -Verify } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'NotCallAutomation,*'
            $stranger.Requests | Should -HaveCount 0
        }
    }

    Context 'An endpoint' {
        It 'cannot be <_>' -ForEach @(
            'http://contoso.communication.azure.com'
            'http://10.0.0.1'
            'http://localhost.contoso.com'
            'http://127.0.0.1.contoso.com'
            'http://[2001:db8::1]'
            'ftp://contoso.communication.azure.com'
            'file:///etc/hosts'
            '//contoso.communication.azure.com'
            'contoso.communication.azure.com'
            'https://user:planted-password@contoso.communication.azure.com'
            'https://contoso.communication.azure.com/calling'
            'https://contoso.communication.azure.com?x=y'
            'https://contoso.communication.azure.com#x'
            "https://contoso.communication.azure.com`r`nX-Injected: yes"
        ) {
            $failure = { Connect-AcsCalling -Endpoint $_ -AccessToken planted-token } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidEndpoint,*'
            $failure.Exception.Message | Should -Not -Match planted
            { Connect-AcsCalling "endpoint=$_;accesskey=Kg==" } | Should -Throw -ErrorId 'Invalid*'
            Get-AcsCallingSession | Should -BeNullOrEmpty
        }

        It 'on loopback is never reached through a proxy, which would receive unencrypted requests' {
            $proxy = Get-Listener
            $variables = @{ HTTP_PROXY = $proxy.Endpoint; ALL_PROXY = $proxy.Endpoint; HTTPS_PROXY = $proxy.Endpoint }

            $status = Invoke-FreshShell -ArgumentList (Get-TestedManifest), $emulator.ConnectionString, $variables {
                param ($Manifest, $ConnectionString, $Variables)
                $Variables.GetEnumerator() | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Key, $_.Value) }
                Import-Module $Manifest
                $null = Connect-AcsCalling $ConnectionString -Verify
                (Stop-AcsDtmfRecognition c +14255550123 -ErrorAction SilentlyContinue).StatusCode
            }

            $status | Should -Be 404
            $proxy.Requests | Should -HaveCount 0
            $emulator.CountRequests() | Should -Be 2
        }
    }

    Context 'An untrusted certificate' {
        It 'ends the connection before a request is sent, with <Credential>' -TestCases $credentials {
            $service = Get-Listener -Certificate (Get-SelfSignedCertificate)
            $null = Connect-AcsCalling -Endpoint $service.Endpoint @Parameters -MaximumRetryCount 0

            $result = $row | Stop-AcsDtmfRecognition -ErrorAction SilentlyContinue

            $result.ErrorCode | Should -Be ConnectionFailed
            $service.Requests | Should -HaveCount 0
        }

        It 'ends the connection even if the process disables certificate validation' {
            $service = Get-Listener -Certificate (Get-SelfSignedCertificate)
            $before = [Net.ServicePointManager]::ServerCertificateValidationCallback
            try {
                [Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }

                { Connect-AcsCalling -Endpoint $service.Endpoint -AccessToken planted-token -MaximumRetryCount 0 -Verify } |
                    Should -Throw -ErrorId 'ConnectionFailed,*'
            }
            finally {
                [Net.ServicePointManager]::ServerCertificateValidationCallback = $before
            }

            $service.Requests | Should -HaveCount 0
        }
    }

    Context 'A call connection id' {
        It 'changes neither the path nor the query nor the host: <_>' -ForEach @(
            '../../identities'
            '..%2f..%2fidentities'
            '%2e%2e%2fidentities'
            '..\..\identities'
            '.'
            '..'
            'x/y'
            'x?api-version=1999-01-01'
            'x%3Fapi-version=1999-01-01'
            'x#fragment'
            'x:startContinuousDtmfRecognition?'
            'x:startContinuousDtmfRecognition'
            'x%3AstartContinuousDtmfRecognition'
            '//contoso.example/x'
            'http://contoso.example/x'
            '@contoso.example'
            "x`r`nHost: contoso.example"
            "x`tHTTP/1.1"
            'x y'
            'x;y=z'
            'x&y=z'
            "x$([char] 0)y"
            "x$([char] 0x2215)y"
        ) {
            $null = Connect-AcsCalling $emulator.ConnectionString

            $result = Stop-AcsDtmfRecognition $_ +14255550123 -ErrorAction SilentlyContinue

            # The id is either refused, or sent as one escaped segment that names no call.
            $result.ErrorCode | Should -BeIn 'InvalidCallConnectionId', '8522'
            $emulator.CountRequests() | Should -Be ($result.ErrorCode -eq '8522' ? 1 : 0)
            foreach ($request in $emulator.GetRequests()) {
                $request.rawTarget | Should -Match '^/calling/callConnections/[^/?#:\\]+:stopContinuousDtmfRecognition\?api-version=2026-03-12$'
                $request.headers.Host | Should -Be $emulator.Endpoint.Authority
                $request.callConnectionId | Should -BeExactly $_
            }
        }
    }

    Context 'A header' {
        It 'accepts no line break from <Name>' -TestCases @(
            @{ Name = 'a token'; Parameters = @{ AccessToken = "planted`r`nX-Injected: yes" } }
            @{ Name = 'a token with a lone line feed'; Parameters = @{ AccessToken = "planted`nX-Injected: yes" } }
            @{ Name = 'a token with a letter that some encodings convert to a line break'; Parameters = @{ AccessToken = "planted$([char] 0x010A)X-Injected" } }
            @{ Name = 'a SecureString'; Parameters = @{ AccessToken = ConvertTo-SecureString "planted`r`nX-Injected: yes" -AsPlainText } }
            @{ Name = 'a token provider'; Parameters = @{ TokenProvider = { "planted`r`nX-Injected: yes" } } }
        ) {
            $failure = { Connect-AcsCalling -Endpoint $emulator.Endpoint @Parameters } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Match '^(InvalidAccessToken|TokenProviderFailed),'
            $failure | Format-List * -Force | Out-String | Should -Not -Match planted
        }

        It 'accepts no line break from -ApiVersion' {
            { Connect-AcsCalling $emulator.ConnectionString -ApiVersion "2026-03-12`n" } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        }

        It 'accepts no line break from the key of the managed identity endpoint' {
            $env:IDENTITY_ENDPOINT = "$($emulator.Endpoint)msi/token"
            $env:IDENTITY_HEADER = "planted`r`nX-Injected: yes"
            try {
                $failure = { Connect-AcsCalling -Endpoint $emulator.Endpoint -ManagedIdentity } | Should -Throw -PassThru
            }
            finally {
                $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $null
            }

            $failure.FullyQualifiedErrorId | Should -BeLike 'ManagedIdentityFailed,*'
            $failure.Exception.Message | Should -Not -Match planted
            $emulator.CountRequests() | Should -Be 0
        }
    }

    Context 'The debug stream' {
        It 'shows a request without its credential, with <Credential>' -TestCases $credentials {
            $service = Get-Listener -Head 'HTTP/1.1 404 Not Found', 'Content-Type: text/plain', 'X-Unknown: planted-header', 'Set-Cookie: planted-cookie' -Body "You said:`n{request}"
            $null = Connect-AcsCalling -Endpoint $service.Endpoint @Parameters

            $debug = $row | Stop-AcsDtmfRecognition -OperationCallbackUri 'https://contoso.example/hook?code=planted-function-key' -Debug -ErrorAction SilentlyContinue 5>&1 |
                Where-Object { $_ -is [Management.Automation.DebugRecord] } | Out-String

            $debug | Should -BeLike "*POST $($service.Endpoint)calling/callConnections/$($row.CallConnectionId):stopContinuousDtmfRecognition?api-version=2026-03-12*"
            $debug | Should -BeLike '*x-ms-client-request-id: *'
            $debug | Should -BeLike '*response 404 Not Found*'
            $debug | Should -BeLike '*"value":"+14255550123"*'
            $debug | Should -BeLike '*https://contoso.example/hook?`*`*`**'
            $debug | Should -Not -Match planted
            $sent = "$($service.Requests)" -match 'Authorization: .*(Bearer |Signature=)(?<secret>\S+)' ? $Matches.secret : $null
            $sent | Should -Not -BeNullOrEmpty
            $debug | Should -Not -BeLike "*$sent*"
        }

        It 'is empty by default' {
            $null = Connect-AcsCalling $emulator.ConnectionString
            ($emulator.AddCalls(1) | Stop-AcsDtmfRecognition 5>&1 4>&1 | Where-Object { $_ -isnot [AcsDtmf.DtmfRecognitionResult] }) | Should -BeNullOrEmpty
        }

        It 'follows $DebugPreference' {
            $null = Connect-AcsCalling $emulator.ConnectionString
            $DebugPreference = 'Continue'
            ($emulator.AddCalls(1) | Stop-AcsDtmfRecognition 5>&1 | Where-Object { $_ -is [Management.Automation.DebugRecord] }).Message |
                Should -BeLike 'POST *'
        }
    }
}
