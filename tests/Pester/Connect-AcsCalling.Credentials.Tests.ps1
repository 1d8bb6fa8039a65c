Describe 'Connect-AcsCalling and its credentials' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1", "$PSScriptRoot/Listener.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $variable = 'COMMUNICATION_CONNECTION_STRING'
        $before = [Environment]::GetEnvironmentVariable($variable)

        function Get-Secure([string] $Text) {
            ConvertTo-SecureString $Text -AsPlainText
        }

        # An object with the members of ICommunicationServiceKeys, which Get-AzCommunicationServiceKey and New-AzCommunicationServiceKey emit.
        function Get-ServiceKey([string] $Primary = $emulator.AccessKey) {
            [pscustomobject]@{
                PrimaryConnectionString   = "endpoint=$($emulator.Endpoint);accesskey=$Primary"
                PrimaryKey                = $Primary
                SecondaryConnectionString = "endpoint=$($emulator.Endpoint);accesskey=Kg=="
                SecondaryKey              = 'Kg=='
            }
        }

        function Assert-Connected([object] $Session, [string] $AuthenticationType) {
            $Session | Should -BeOfType AcsDtmf.AcsCallingSession
            $Session.Endpoint | Should -Be $emulator.Endpoint
            $Session.AuthenticationType | Should -Be $AuthenticationType
            $Session.IsOpen | Should -BeTrue
            $Session.IsDefault | Should -BeTrue
            ($emulator.AddCalls(1) | Stop-AcsDtmfRecognition -Session $Session).Status | Should -Be Succeeded
        }
    }

    AfterAll {
        [Environment]::SetEnvironmentVariable($variable, $before)
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        [Environment]::SetEnvironmentVariable($variable, $null)
        $endpoint = $emulator.Endpoint
        $key = $emulator.AccessKey
        $token = $emulator.NewToken(@{})
    }

    AfterEach {
        Get-AcsCallingSession | Disconnect-AcsCalling
    }

    Context 'Accepted arguments' {
        It 'accepts a connection string' {
            Assert-Connected (Connect-AcsCalling $emulator.ConnectionString) AccessKey
            Assert-Connected (Connect-AcsCalling -ConnectionString (Get-Secure $emulator.ConnectionString)) AccessKey
        }

        It 'accepts an endpoint and an access key' {
            Assert-Connected (Connect-AcsCalling $endpoint -AccessKey $key) AccessKey
            Assert-Connected (Connect-AcsCalling -Endpoint $endpoint -AccessKey (Get-Secure $key)) AccessKey
        }

        It 'accepts an endpoint and a token' {
            Assert-Connected (Connect-AcsCalling $endpoint -AccessToken $token) AccessToken
            Assert-Connected (Connect-AcsCalling -Endpoint $endpoint -AccessToken (Get-Secure $token)) AccessToken
        }

        It 'accepts a token that is wrapped in a PSObject' {
            $wrapped = [psobject]::AsPSObject($token) | Add-Member note 1 -PassThru

            Assert-Connected (Connect-AcsCalling $endpoint -AccessToken $wrapped) AccessToken
        }

        It 'reads the environment variable that the samples of the service use' {
            [Environment]::SetEnvironmentVariable($variable, $emulator.ConnectionString)

            Assert-Connected (Connect-AcsCalling) AccessKey
        }

        It 'reads the environment variable only if no credential is supplied' {
            [Environment]::SetEnvironmentVariable($variable, $emulator.ConnectionString)

            { Connect-AcsCalling -ConnectionString $null } | Should -Throw -ErrorId 'MissingCredential,*'
            { Connect-AcsCalling -ConnectionString '' } | Should -Throw -ErrorId 'InvalidConnectionString,*'
            { [pscustomobject]@{ Name = 'x' } | Connect-AcsCalling } | Should -Throw -ErrorId 'MissingCredential,*'
        }
    }

    Context 'Pipeline input' {
        It 'accepts the object of Get-AzCommunicationServiceKey' {
            Assert-Connected (Get-ServiceKey | Connect-AcsCalling) AccessKey
        }

        It 'prefers the connection string to the key of the same object' {
            $keys = Get-ServiceKey
            $keys.PrimaryKey = 'Kg=='

            Assert-Connected ($keys | Connect-AcsCalling) AccessKey
        }

        It 'uses the key if -Endpoint is specified' {
            $keys = Get-ServiceKey
            $keys.PrimaryConnectionString = 'endpoint=https://contoso.communication.azure.com;accesskey=Kg=='

            Assert-Connected ($keys | Connect-AcsCalling -Endpoint $endpoint) AccessKey
        }

        It 'accepts the object of Get-AzAccessToken' {
            $object = [pscustomobject]@{ Token = Get-Secure $token; ExpiresOn = [DateTimeOffset]::Now.AddHours(1); TenantId = 't'; UserId = 'u'; Type = 'Bearer' }

            Assert-Connected ($object | Connect-AcsCalling -Endpoint $endpoint) AccessToken
        }

        It 'accepts a CSV row' {
            Assert-Connected ("Endpoint,AccessToken`n$endpoint,$token" | ConvertFrom-Csv | Connect-AcsCalling) AccessToken
        }

        It 'accepts a connection string, as Get-Secret returns it' {
            Assert-Connected ($emulator.ConnectionString | Connect-AcsCalling) AccessKey
            Assert-Connected (Get-Secure $emulator.ConnectionString | Connect-AcsCalling) AccessKey
        }
    }

    Context 'Missing and ambiguous credentials' {
        It 'reports what is missing: <Words>' -TestCases @(
            @{ Words = 'No credential was supplied.'; Script = { Connect-AcsCalling } }
            @{ Words = 'No credential was supplied.'; Script = { Connect-AcsCalling -Endpoint $endpoint } }
            @{ Words = 'No credential was supplied.'; Script = { Connect-AcsCalling -Endpoint $endpoint -AccessKey $null } }
            @{ Words = 'No credential was supplied.'; Script = { $token | Connect-AcsCalling -Endpoint $endpoint } }
            @{ Words = 'No endpoint was supplied.'; Script = { Connect-AcsCalling -AccessKey $key } }
            @{ Words = 'No endpoint was supplied.'; Script = { Connect-AcsCalling -AccessToken $token } }
            @{ Words = 'No endpoint was supplied.'; Script = { Connect-AcsCalling -TokenProvider { $token } } }
            @{ Words = 'No endpoint was supplied.'; Script = { Connect-AcsCalling -ManagedIdentity } }
            @{ Words = 'No endpoint was supplied.'; Script = { [pscustomobject]@{ PrimaryKey = $key } | Connect-AcsCalling } }
            @{ Words = 'No endpoint was supplied.'; Script = { [pscustomobject]@{ Token = $token } | Connect-AcsCalling } }
        ) {
            $failure = $Script | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'MissingCredential,*'
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.Exception.Message | Should -Be $Words
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $failure.TargetObject | Should -BeNullOrEmpty -Because 'the target would contain the key'
        }

        It 'accepts only one credential: <_>' -ForEach @(
            { Connect-AcsCalling -Endpoint $endpoint -AccessKey $key -AccessToken $token }
            { Connect-AcsCalling -Endpoint $endpoint -AccessKey $key -TokenProvider { $token } }
            { Connect-AcsCalling -Endpoint $endpoint -ManagedIdentity -TokenProvider { $token } }
            { Connect-AcsCalling -Endpoint $endpoint -AccessKey $key -ClientId client }
            { [pscustomobject]@{ Endpoint = $endpoint } | Connect-AcsCalling -AccessKey $key -ManagedIdentity }
        ) {
            $failure = $_ | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'AmbiguousParameterSet,*'
            $failure.TargetObject | Should -BeNullOrEmpty
            # The record quotes the command line as the user wrote it, which has variables here.
            $failure | Format-List * -Force | Out-String | Should -Not -BeLike "*$key*"
        }

        It 'shows in its syntax that credentials exclude each other' {
            $sets = (Get-Command Connect-AcsCalling).ParameterSets
            $credentials = 'ConnectionString', 'AccessKey', 'AccessToken', 'TokenProvider', 'ManagedIdentity'

            $sets.Name | Sort-Object | Should -Be ($credentials | Sort-Object)
            foreach ($set in $sets) {
                $set.Parameters.Name | Where-Object { $_ -in $credentials } | Should -Be $set.Name
            }
        }

        It 'accepts -ClientId only with -ManagedIdentity' {
            $runspace = Get-FreshRunspace
            $shell = [powershell]::Create($runspace)
            try {
                # No host: what an interactive PowerShell would ask for is missing.
                $shell.AddScript('param ($Endpoint) Connect-AcsCalling -Endpoint $Endpoint -ClientId client').AddArgument($endpoint).Invoke() | Should -BeNullOrEmpty

                $shell.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'MissingMandatoryParameter,*'
                "$($shell.Streams.Error[0])" | Should -BeLike '*ManagedIdentity*'
            }
            finally {
                $shell.Dispose()
                $runspace.Dispose()
            }
        }

        It 'prefers arguments to the properties of an object, and a token to a key' {
            Assert-Connected (Get-ServiceKey | Connect-AcsCalling -Endpoint $endpoint -TokenProvider { $token }) TokenProvider
            Assert-Connected ([pscustomobject]@{ AccessKey = $key; Endpoint = 'http://nowhere.example' } | Connect-AcsCalling -Endpoint $endpoint -AccessToken $token) AccessToken
            Assert-Connected ([pscustomobject]@{ AccessKey = $key; AccessToken = $token } | Connect-AcsCalling -Endpoint $endpoint) AccessToken
        }

        It 'does not include an object without a credential in its error' {
            $failure = { [pscustomobject]@{ Endpoint = $endpoint; Key = $key } | Connect-AcsCalling -ErrorAction Stop } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'MissingCredential,*'
            $failure | Format-List * -Force | Out-String | Should -Not -BeLike "*$key*"
        }

        It 'accepts only one endpoint' {
            { Connect-AcsCalling -ConnectionString $emulator.ConnectionString -Endpoint $endpoint } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }

    Context '-Verify' {
        It 'sends one read and changes nothing' {
            $null = Connect-AcsCalling $emulator.ConnectionString -Verify

            $request = $emulator.GetRequests()
            $request | Should -HaveCount 1
            $request.verb | Should -Be GET
            $request.operation | Should -Be getCall
            $request.status | Should -Be 404
        }

        It 'is off by default' {
            $null = Connect-AcsCalling $endpoint -AccessKey 'Kg=='

            $emulator.CountRequests() | Should -Be 0
        }

        It 'reports which part is wrong: <Part>' -TestCases @(
            @{ Part = 'the key'; Id = '7509'; Category = 'AuthenticationError'; Advice = '*access key belongs to this endpoint*'; Script = { Connect-AcsCalling $endpoint -AccessKey 'Kg==' -Verify } }
            @{ Part = 'the token'; Id = '7501'; Category = 'AuthenticationError'; Advice = '*Get a new one*'; Script = { Connect-AcsCalling $endpoint -AccessToken 'opaque' -Verify } }
            @{ Part = 'the token, expired'; Id = '7501'; Category = 'AuthenticationError'; Advice = '*-TokenProvider*'; Script = { Connect-AcsCalling $endpoint -AccessToken $emulator.NewToken(@{ lifetimeSeconds = -60 }) -Verify 3> $null } }
            @{ Part = 'the permission'; Id = '7504'; Category = 'PermissionDenied'; Advice = '*role*'; Script = { Connect-AcsCalling $endpoint -AccessToken $emulator.NewToken(@{ forbidden = $true }) -Verify } }
            @{ Part = 'the api-version'; Id = 'NotCallAutomation'; Category = 'ObjectNotFound'; Advice = '*-ApiVersion*'; Script = { Connect-AcsCalling $emulator.ConnectionString -ApiVersion 2001-01-01 -Verify } }
            @{ Part = 'the address'; Id = 'ConnectionFailed'; Category = 'ConnectionError'; Advice = '*endpoint*'; Script = { Connect-AcsCalling (Get-DeadEndpoint) -AccessKey 'Kg==' -Verify -MaximumRetryCount 0 } }
        ) {
            $failure = $Script | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $failure.CategoryInfo.Category | Should -Be $Category
            $failure.ErrorDetails.RecommendedAction | Should -BeLike $Advice
            Get-AcsCallingSession | Should -BeNullOrEmpty
        }

        It 'reports that the resource is another one' {
            $emulator.AddFault(@{ kind = 'status'; status = 403; contentType = 'application/json'; body = '{"error":{"code":"7507","message":"The call belongs to another resource."}}' })

            $failure = { Connect-AcsCalling $emulator.ConnectionString -Verify } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike '7507,*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*another resource*'
        }

        It 'distinguishes a page of a proxy from the service' {
            $portal = Start-Listener -Head 'HTTP/1.1 200 OK', 'Content-Type: text/html' -Body '<html>Please sign in</html>'
            try {
                { Connect-AcsCalling $portal.Endpoint -AccessKey 'Kg==' -Verify } | Should -Throw -ErrorId 'NotCallAutomation,*'
            }
            finally {
                Stop-Listener $portal
            }
        }

        It 'can be stopped' {
            $emulator.AddFault(@{ kind = 'stall' })
            $runspace = Get-FreshRunspace
            $shell = [powershell]::Create($runspace)
            try {
                $null = $shell.AddScript('param($Text) Connect-AcsCalling $Text -Verify').AddArgument($emulator.ConnectionString).BeginInvoke()
                while ($emulator.GetState().traffic.inFlight -eq 0) { Start-Sleep -Milliseconds 20 }

                # Without the stop, the emulator holds the request until the request times out.
                $shell.Stop()

                $shell.InvocationStateInfo.State | Should -Be Stopped
            }
            finally {
                $shell.Dispose()
                $runspace.Dispose()
                $emulator.ClearFaults()
            }
        }
    }

    Context 'The expiry of a token' {
        It 'is a property of the session' {
            $session = Connect-AcsCalling $endpoint -AccessToken $token

            $session.ExpiresOn | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(59))
            $session.TimeLeft.TotalMinutes | Should -BeGreaterThan 59
            $session.TimeLeft.TotalMinutes | Should -BeLessThan 61
            (Get-AcsCallingSession).ExpiresOn | Should -Be $session.ExpiresOn
        }

        It 'is unknown for keys and for tokens that do not state it' {
            (Connect-AcsCalling $emulator.ConnectionString).ExpiresOn | Should -BeNullOrEmpty
            $session = Connect-AcsCalling $endpoint -AccessToken 'header.payload.signature'
            $session.ExpiresOn | Should -BeNullOrEmpty
            $session.TimeLeft | Should -BeNullOrEmpty
        }

        It 'causes a warning if the token <Name>' -TestCases @(
            @{ Name = 'has expired'; Seconds = -60; Warning = "*the token expired on*" }
            @{ Name = 'expires in minutes'; Seconds = 300; Warning = 'The token expires in 4 minutes and is not renewed.*-TokenProvider.' }
            @{ Name = 'expires in seconds'; Seconds = 100; Warning = 'The token expires in * seconds and is not renewed.*-TokenProvider.' }
        ) {
            $output = Connect-AcsCalling $endpoint -AccessToken $emulator.NewToken(@{ lifetimeSeconds = $Seconds }) 3>&1

            $output[0] | Should -BeOfType Management.Automation.WarningRecord
            $output[0].Message | Should -BeLike $Warning
            $output[1] | Should -BeOfType AcsDtmf.AcsCallingSession
        }

        It 'causes no warning if the token does not expire soon' {
            Connect-AcsCalling $endpoint -AccessToken $token 3>&1 | Should -HaveCount 1
        }

        It 'is read without validating the token' {
            $claims = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('{"exp":4102444800}')).TrimEnd('=')

            (Connect-AcsCalling $endpoint -AccessToken "e30.$claims.nobody-signed-this").ExpiresOn.ToUnixTimeSeconds() | Should -Be 4102444800
        }
    }

    Context 'A wrong clock' {
        It 'is reported with its skew, which is not compensated for: <Seconds> s' -TestCases @(
            @{ Seconds = -900; Words = "This machine's clock is 15 min * ahead of the service's." }
            @{ Seconds = 900; Words = "This machine's clock is 1? min * behind the service's." }
            @{ Seconds = -90000; Words = "This machine's clock is 1 d 1 h ahead of the service's." }
        ) {
            $skewed = Start-Emulator -ArgumentList '--clock-skew', $Seconds
            try {
                $failure = { Connect-AcsCalling $skewed.ConnectionString -Verify } | Should -Throw -PassThru

                $failure.Exception.Message | Should -BeLike "*$Words"
                $failure.ErrorDetails.RecommendedAction | Should -BeLike "Set this machine's clock*"
                $skewed.CountRequests() | Should -Be 1

                $null = Connect-AcsCalling $skewed.ConnectionString
                $failure = { $skewed.AddCalls(1) | Stop-AcsDtmfRecognition } | Should -Throw -PassThru
                $failure.Exception.Message | Should -BeLike "*$Words"
            }
            finally {
                Stop-Emulator $skewed
            }
        }

        It 'is not reported for a wrong key' {
            $failure = { Connect-AcsCalling $endpoint -AccessKey 'Kg==' -Verify } | Should -Throw -PassThru

            $failure.Exception.Message | Should -Not -BeLike "*clock is*"
        }
    }
}
