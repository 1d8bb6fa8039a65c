Describe 'Connect-AcsCalling -ManagedIdentity' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1", "$PSScriptRoot/Listener.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $variables = 'IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'AZURE_POD_IDENTITY_AUTHORITY_HOST'
        $before = @{}
        foreach ($variable in $variables) { $before[$variable] = [Environment]::GetEnvironmentVariable($variable) }

        # Sets the variables that App Service, Functions, Container Apps and Automation set.
        function Use-AppService([uri] $Endpoint = "$($emulator.Endpoint)msi/token", [string] $Key = 'emulator-identity-header') {
            $env:IDENTITY_ENDPOINT = $Endpoint
            $env:IDENTITY_HEADER = $Key
        }

        # Simulates a virtual machine at another address.
        function Use-VirtualMachine([uri] $Endpoint = $emulator.Endpoint) {
            $env:AZURE_POD_IDENTITY_AUTHORITY_HOST = $Endpoint
        }

        function Set-Identity([hashtable] $Settings) {
            Invoke-RestMethod "$($emulator.Endpoint)emulator/identity" -Method Post -Body (ConvertTo-Json $Settings) -ContentType application/json
        }

        function Get-IdentityRequest {
            $emulator.GetRequests() | Where-Object operation -In appServiceToken, instanceMetadataToken
        }

        function Connect-WithIdentity {
            Connect-AcsCalling -Endpoint $emulator.Endpoint -ManagedIdentity -Name test @args
        }
    }

    AfterAll {
        foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable, $before[$variable]) }
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable, $null) }
    }

    AfterEach {
        Get-AcsCallingSession | Disconnect-AcsCalling
    }

    Context 'In App Service and Automation' {
        BeforeEach {
            Use-AppService
        }

        It 'gets a token that the service accepts' {
            $session = Connect-WithIdentity -Verify

            $session.AuthenticationType | Should -Be ManagedIdentity
            $session.TimeLeft.TotalHours | Should -BeGreaterThan 23
            ($emulator.AddCalls(3) | Stop-AcsDtmfRecognition).Status | Select-Object -Unique | Should -Be Succeeded
            $request = Get-IdentityRequest
            $request | Should -HaveCount 1
            $request.rawTarget | Should -BeExactly '/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fcommunication.azure.com%2F'
            $request.headers.'X-IDENTITY-HEADER' | Should -BeExactly emulator-identity-header
            $request.headers.Metadata | Should -BeExactly true -Because 'Automation requires it'
        }

        It 'sends the client id of a user-assigned identity' {
            $null = Connect-WithIdentity -ClientId '11111111-2222-3333-4444-555555555555'

            (Get-IdentityRequest).rawTarget | Should -BeLike '*&client_id=11111111-2222-3333-4444-555555555555'
        }

        It 'escapes the client id' {
            $null = Connect-WithIdentity -ClientId 'x&resource=https://vault.azure.net#'

            (Get-IdentityRequest).rawTarget | Should -BeLike '*&client_id=x%26resource%3Dhttps%3A%2F%2Fvault.azure.net%23'
        }

        It 'keeps the query of the endpoint' {
            $env:IDENTITY_ENDPOINT += '?site=1'

            { Connect-WithIdentity } | Should -Not -Throw

            (Get-IdentityRequest).rawTarget | Should -BeLike '/msi/token`?site=1&api-version=2019-08-01&resource=*'
        }

        It 'reads the key again for each token, because the platform changes it' {
            Set-Identity @{ tokenLifetimeSeconds = 1 }
            $null = Connect-WithIdentity
            $env:IDENTITY_HEADER = 'changed-identity-header'
            Set-Identity @{ tokenLifetimeSeconds = 600; identityHeader = 'changed-identity-header' }
            Start-Sleep -Milliseconds 1100

            ($emulator.AddCalls(1) | Stop-AcsDtmfRecognition).Status | Should -Be Succeeded
        }

        It 'sends the key only to the endpoint' {
            $null = Connect-WithIdentity -Verify
            $null = $emulator.AddCalls(1) | Stop-AcsDtmfRecognition

            $others = $emulator.GetRequests() | Where-Object operation -NE appServiceToken
            $others | Should -HaveCount 2
            $others | ConvertTo-Json -Depth 5 | Should -Not -Match 'emulator-identity-header'
        }

        It 'reports the error of the endpoint' {
            $env:IDENTITY_HEADER = 'another-identity-header'

            $failure = { Connect-WithIdentity } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'ManagedIdentityFailed,*'
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.Exception.Message | Should -BeLike '*answered 401, invalid_request: *X-IDENTITY-HEADER*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*managed identity*'
            Get-IdentityRequest | Should -HaveCount 1 -Because 'the error is permanent'
        }

        It 'retries after <_>' -ForEach 429, 500, 503 {
            $emulator.AddFault(@{ operation = 'appServiceToken'; kind = 'status'; status = $_; retryAfter = '0'; count = 2 })

            $narration = Connect-WithIdentity -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }

            $narration[0].Message | Should -BeLike "The managed identity endpoint: answered $_; retry 1 of 5 in *"
            Get-IdentityRequest | Should -HaveCount 3
        }

        It 'does not retry after 404' {
            $emulator.AddFault(@{ operation = 'appServiceToken'; kind = 'status'; status = 404; count = 1 })

            { Connect-WithIdentity } | Should -Throw -ErrorId 'ManagedIdentityFailed,*'

            Get-IdentityRequest | Should -HaveCount 1
        }

        It 'renews the token during a run, with one request for each renewal' {
            Set-Identity @{ tokenLifetimeSeconds = 2 }
            $rows = $emulator.AddCalls(1000)
            $null = Connect-WithIdentity
            $emulator.SetLatency(40)

            $results = $rows | Stop-AcsDtmfRecognition -ThrottleLimit 8

            $results.Status | Select-Object -Unique | Should -Be Succeeded
            $emulator.GetSummary().stoppedOnce | Should -Be 1000
            $used = @($emulator.GetRequests().headers.Authorization | Where-Object { $_ } | Sort-Object -Unique).Count
            $used | Should -BeGreaterThan 2
            Get-IdentityRequest | Should -HaveCount $used
        }
    }

    Context 'On a virtual machine' {
        BeforeEach {
            Use-VirtualMachine
        }

        It 'gets a token that the service accepts' {
            $session = Connect-WithIdentity -Verify

            $session.TimeLeft.TotalHours | Should -BeGreaterThan 23
            $request = Get-IdentityRequest
            $request.rawTarget | Should -BeExactly '/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fcommunication.azure.com%2F'
            $request.headers.Metadata | Should -BeExactly true
            $request.headers.PSObject.Properties.Name | Should -Not -Contain 'X-IDENTITY-HEADER'
        }

        It 'retries after <_>, which the endpoint returns while it is updated' -ForEach 404, 410 {
            $emulator.AddFault(@{ operation = 'instanceMetadataToken'; kind = 'status'; status = $_; retryAfter = '0'; count = 2 })

            $null = Connect-WithIdentity

            Get-IdentityRequest | Should -HaveCount 3
        }

        It 'does not retry after 400, which means that the identity does not exist' {
            $emulator.AddFault(@{
                    operation = 'instanceMetadataToken'; kind = 'status'; status = 400; contentType = 'application/json'
                    body = '{"error":"invalid_request","error_description":"Identity not found"}'
                })

            $failure = { Connect-WithIdentity -ClientId nobody } | Should -Throw -PassThru

            $failure.Exception.Message | Should -BeLike '*answered 400, invalid_request: Identity not found.*'
            Get-IdentityRequest | Should -HaveCount 1
        }

        It 'reports an error if the response is <Name>' -TestCases @(
            @{ Name = 'a page'; Fault = @{ kind = 'status'; status = 200; contentType = 'text/html'; body = '<html>planted-token</html>' } }
            @{ Name = 'JSON without a token'; Fault = @{ kind = 'status'; status = 200; contentType = 'application/json'; body = '{"token":"planted-token"}' } }
            @{ Name = 'truncated JSON'; Fault = @{ kind = 'truncate'; status = 200; contentType = 'application/json'; body = '{"access_token":"planted-token","expires_on":"4102444800"}' } }
            @{ Name = 'empty'; Fault = @{ kind = 'emptyBody'; status = 200 } }
        ) {
            $emulator.AddFault($Fault + @{ operation = 'instanceMetadataToken' })

            $failure = { Connect-WithIdentity } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'ManagedIdentityFailed,*'
            $failure | Format-List * -Force | Out-String | Should -Not -Match planted
        }

        It 'reports that nothing responds, after two retries' {
            Use-VirtualMachine (Get-DeadEndpoint)

            $narration = [Collections.Generic.List[object]]::new()
            $failure = { Connect-WithIdentity -Verbose 4>&1 | ForEach-Object { $narration.Add($_) } } | Should -Throw -PassThru

            $failure.Exception.Message | Should -BeLike 'No managed identity: there is no response from *'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-TokenProvider*'
            $narration | Should -HaveCount 2
        }
    }

    Context 'Trust boundaries' {
        It 'sends nothing to an endpoint outside this machine and its link: <_>' -ForEach @(
            'http://contoso.example/msi/token'
            'https://contoso.example/msi/token'
            'http://10.0.0.1/msi/token'
            'http://169.253.255.255/msi/token'
            'http://localhost.contoso.example/msi/token'
            'http://user@127.0.0.1/msi/token'
            'ftp://127.0.0.1/msi/token'
            '/msi/token'
        ) {
            $env:IDENTITY_ENDPOINT = $_
            $env:IDENTITY_HEADER = 'planted-identity-header'

            $failure = { Connect-WithIdentity } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'ManagedIdentityFailed,*'
            $failure.Exception.Message | Should -BeLike '*IDENTITY_ENDPOINT is neither a loopback nor a link-local address*'
            $failure.Exception.Message | Should -Not -Match planted
        }

        It 'sends nothing to a metadata service on another machine' {
            $env:AZURE_POD_IDENTITY_AUTHORITY_HOST = 'http://contoso.example'

            { Connect-WithIdentity } | Should -Throw -ErrorId 'ManagedIdentityFailed,*' -ExpectedMessage '*AZURE_POD_IDENTITY_AUTHORITY_HOST*'
        }

        It 'does not follow a redirect with the key' {
            $stranger = Start-Listener
            $platform = Start-Listener -Head 'HTTP/1.1 307 Elsewhere', "Location: $($stranger.Endpoint)msi/token"
            try {
                Use-AppService "$($platform.Endpoint)msi/token"

                { Connect-WithIdentity } | Should -Throw -ErrorId 'ManagedIdentityFailed,*'

                $platform.Requests | Should -HaveCount 1
                $stranger.Requests | Should -HaveCount 0
            }
            finally {
                $stranger, $platform | Stop-Listener
            }
        }

        It 'masks a key that the endpoint repeats' {
            $platform = Start-Listener -Head 'HTTP/1.1 400 Bad Request', 'Content-Type: text/plain' -Body '{request}'
            try {
                Use-AppService "$($platform.Endpoint)msi/token" 'planted-identity-header'

                $failure = { Connect-WithIdentity } | Should -Throw -PassThru

                $failure.Exception.Message | Should -BeLike '*X-IDENTITY-HEADER: `*`*`**'
                $failure | Format-List * -Force | Out-String | Should -Not -Match planted
            }
            finally {
                Stop-Listener $platform
            }
        }

        It 'does not use a proxy' {
            $proxy = Start-Listener
            try {
                $type = Invoke-FreshShell -ArgumentList (Get-TestedManifest), "$($emulator.Endpoint)", "$($proxy.Endpoint)" {
                    param ($Manifest, $Endpoint, $Proxy)
                    $env:HTTP_PROXY = $env:ALL_PROXY = $Proxy
                    $env:IDENTITY_ENDPOINT = "${Endpoint}msi/token"
                    $env:IDENTITY_HEADER = 'emulator-identity-header'
                    Import-Module $Manifest
                    "$((Connect-AcsCalling -Endpoint $Endpoint -ManagedIdentity -Verify).AuthenticationType)"
                }

                $type | Should -Be ManagedIdentity
                $proxy.Requests | Should -HaveCount 0
            }
            finally {
                Stop-Listener $proxy
            }
        }
    }
}
