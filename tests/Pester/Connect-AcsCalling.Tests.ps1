Describe 'Connect-AcsCalling' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator

        function Protect([string] $text) {
            [Net.NetworkCredential]::new('', $text).SecurePassword
        }

        # Uses a session for one stop, and returns the status.
        function Use([object] $session) {
            "$((Stop-AcsDtmfRecognition $call 4:+14255550123 -Session $session -ErrorAction Stop).Status)"
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        Get-AcsCallingSession | Disconnect-AcsCalling
        $call = $emulator.AddCall('4:+14255550123')
    }

    Context 'With an access key' {
        It 'accepts a connection string as <Form>' -ForEach @(
            @{ Form = 'text'; Value = { $emulator.ConnectionString } }
            @{ Form = 'a SecureString'; Value = { Protect $emulator.ConnectionString } }
        ) {
            $byPosition = Connect-AcsCalling (& $Value)
            $byName = Connect-AcsCalling -ConnectionString (& $Value) -Name other

            Use $byPosition | Should -Be Succeeded
            Use $byName | Should -Be Succeeded
            $emulator.GetRequests().headers.Authorization | Should -BeLike 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=*'
        }

        It 'accepts an endpoint, and a key as <Form>' -ForEach @(
            @{ Form = 'text'; Value = { $emulator.AccessKey } }
            @{ Form = 'text with white space around it'; Value = { " $($emulator.AccessKey)`n" } }
            @{ Form = 'a SecureString'; Value = { Protect $emulator.AccessKey } }
        ) {
            $session = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessKey (& $Value)

            Use $session | Should -Be Succeeded
            $session.AuthenticationType | Should -Be AccessKey
        }

        It 'accepts the output of Get-AzCommunicationServiceKey' {
            $keys = [pscustomobject]@{
                PrimaryConnectionString   = $emulator.ConnectionString
                PrimaryKey                = $emulator.AccessKey
                SecondaryConnectionString = 'endpoint=https://contoso.communication.azure.com/;accesskey=c2Vjb25kYXJ5'
                SecondaryKey              = 'c2Vjb25kYXJ5'
            }

            Use ($keys | Connect-AcsCalling) | Should -Be Succeeded
            Use ($keys | Connect-AcsCalling -Endpoint $emulator.Endpoint -Name other) | Should -Be Succeeded
        }
    }

    Context 'With a token' {
        It 'accepts a token as <Form>, and sends it unchanged' -ForEach @(
            @{ Form = 'text'; Value = { $token } }
            @{ Form = 'text with a line break at the end'; Value = { "$token`r`n" } }
            @{ Form = 'a SecureString'; Value = { Protect $token } }
        ) {
            $token = $emulator.NewToken(@{})

            $session = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessToken (& $Value)

            Use $session | Should -Be Succeeded
            $session.AuthenticationType | Should -Be AccessToken
            $emulator.GetRequests().headers.Authorization | Should -BeExactly "Bearer $token"
        }

        It 'accepts a token that is not a JSON web token' {
            $session = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessToken $emulator.NewToken(@{ form = 'opaque' })

            Use $session | Should -Be Succeeded
        }

        It 'accepts the output of Get-AzAccessToken' {
            $azure = [pscustomobject]@{ Token = Protect $emulator.NewToken(@{}); ExpiresOn = [DateTimeOffset]::UtcNow.AddHours(1); TenantId = 'x' }

            Use ($azure | Connect-AcsCalling -Endpoint $emulator.Endpoint) | Should -Be Succeeded
        }
    }

    Context 'The session' {
        It 'is emitted, is the default, and has all properties except the secret' {
            $before = [DateTimeOffset]::Now

            $session = Connect-AcsCalling $emulator.ConnectionString -Name mine -TimeoutSec 7 -MaximumRetryCount 5 -ApiVersion 2025-06-15

            $session | Should -BeOfType AcsDtmf.AcsCallingSession
            $session | Should -HaveCount 1
            $session.Name | Should -Be mine
            "$session" | Should -Be mine
            $session.Endpoint | Should -Be $emulator.Endpoint
            $session.AuthenticationType | Should -Be AccessKey
            $session.IsDefault | Should -BeTrue
            $session.IsOpen | Should -BeTrue
            $session.ApiVersion | Should -Be 2025-06-15
            $session.TimeoutSec | Should -Be 7
            $session.MaximumRetryCount | Should -Be 5
            $session.ConnectedAt | Should -BeGreaterOrEqual $before
        }

        It 'cannot be changed' {
            $session = Connect-AcsCalling $emulator.ConnectionString

            foreach ($property in $session.psobject.Properties) {
                $property.IsSettable | Should -BeFalse -Because "$($property.Name) is read-only"
            }
        }

        It 'has the default name <Name> for <Endpoint>' -ForEach @(
            @{ Endpoint = 'https://contoso.communication.azure.com'; Name = 'contoso' }
            @{ Endpoint = 'https://contoso.unitedstates.communication.azure.com/'; Name = 'contoso' }
            @{ Endpoint = 'http://localhost:5000'; Name = 'localhost' }
            @{ Endpoint = 'http://127.0.0.1:5000'; Name = '127.0.0.1' }
        ) {
            (Connect-AcsCalling -Endpoint $Endpoint -AccessToken some-token).Name | Should -Be $Name
        }

        It 'replaces a session with the same name' {
            $first = Connect-AcsCalling $emulator.ConnectionString -Name mine
            $second = Connect-AcsCalling $emulator.ConnectionString -Name Mine

            $first.IsOpen | Should -BeTrue
            $second.IsDefault | Should -BeTrue
            Get-AcsCallingSession | Should -HaveCount 1
        }

        It 'sends no request when it is opened' {
            $null = Connect-AcsCalling $emulator.ConnectionString

            $emulator.CountRequests() | Should -Be 0
        }

        It 'sends its api-version with every request' {
            $session = Connect-AcsCalling $emulator.ConnectionString -ApiVersion 2023-10-15

            Use $session | Should -Be Succeeded

            $emulator.GetRequests().rawTarget | Should -BeLike '*?api-version=2023-10-15'
        }

        It 'sends the versions of the module and of PowerShell as its user agent' {
            $null = Use (Connect-AcsCalling $emulator.ConnectionString)

            $emulator.GetRequests().headers.'User-Agent' | Should -BeLike "AcsDtmf/$((Get-Module AcsDtmf).Version) PowerShell/$($Host.Version)"
        }
    }

    Context 'Invalid arguments' {
        It 'refuses <Case>' -ForEach @(
            @{ Case = 'an endpoint that is not a URI'; Arguments = { @{ Endpoint = 'contoso'; AccessToken = 'x' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'an endpoint with http'; Arguments = { @{ Endpoint = 'http://contoso.communication.azure.com'; AccessToken = 'x' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'an endpoint with a path'; Arguments = { @{ Endpoint = 'https://contoso.communication.azure.com/calling'; AccessToken = 'x' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'an endpoint with a password'; Arguments = { @{ Endpoint = 'https://user:secret@contoso.communication.azure.com'; AccessToken = 'x' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'a connection string without a key'; Arguments = { @{ ConnectionString = 'endpoint=https://contoso.communication.azure.com/' } }; ErrorCode = 'InvalidConnectionString' }
            @{ Case = 'a connection string without an endpoint'; Arguments = { @{ ConnectionString = 'accesskey=c2VjcmV0' } }; ErrorCode = 'InvalidConnectionString' }
            @{ Case = 'a connection string that is cut off at a semicolon'; Arguments = { @{ ConnectionString = 'endpoint=https://contoso.communication.azure.com/;accesskey' } }; ErrorCode = 'InvalidConnectionString' }
            @{ Case = 'a connection string with http'; Arguments = { @{ ConnectionString = 'endpoint=http://contoso.communication.azure.com/;accesskey=c2VjcmV0' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'a key that is not Base64'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessKey = 'not base 64!' } }; ErrorCode = 'InvalidAccessKey' }
            @{ Case = 'a token of two words'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessToken = 'Bearer abc' } }; ErrorCode = 'InvalidAccessToken' }
            @{ Case = 'a token with a line break'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessToken = "abc`r`nx-injected: 1" } }; ErrorCode = 'InvalidAccessToken' }
            @{ Case = 'a key with a NUL character'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessKey = "$($emulator.AccessKey)`0more" } }; ErrorCode = 'InvalidAccessKey' }
            @{ Case = 'a key with a NUL character, as a SecureString'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessKey = Protect "$($emulator.AccessKey)`0" } }; ErrorCode = 'InvalidAccessKey' }
            @{ Case = 'a token with a NUL character'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessToken = "abc`0def" } }; ErrorCode = 'InvalidAccessToken' }
            @{ Case = 'a token provider whose token contains a NUL character'; Arguments = { @{ Endpoint = $emulator.Endpoint; TokenProvider = { ConvertTo-SecureString "abc`0def" -AsPlainText } } }; ErrorCode = 'TokenProviderFailed' }
            @{ Case = 'a connection string with a NUL character'; Arguments = { @{ ConnectionString = "$($emulator.ConnectionString)`0;more" } }; ErrorCode = 'InvalidConnectionString' }
        ) {
            $before = Connect-AcsCalling $emulator.ConnectionString -Name before
            $parameters = & $Arguments

            $failure = { Connect-AcsCalling @parameters -Name after } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be "$ErrorCode,AcsDtmf.Commands.ConnectAcsCallingCommand"
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $before.IsDefault | Should -BeTrue
            Get-AcsCallingSession | Should -HaveCount 1
        }

        It 'refuses <Case> without repeating it' -ForEach @(
            @{ Case = 'an additional argument'; Script = { Connect-AcsCalling $emulator.ConnectionString planted }; Message = 'No parameter accepts one of the arguments.*' }
            @{ Case = 'a connection string together with an endpoint'; Script = { Connect-AcsCalling 'planted' -Endpoint $emulator.Endpoint }; Message = 'No parameter accepts one of the arguments.*' }
            @{ Case = 'a parameter that does not exist'; Script = { Connect-AcsCalling -Endpoint $emulator.Endpoint -AcessKey planted }; Message = "There is no parameter 'AcessKey'." }
            @{ Case = 'a switch that does not exist'; Script = { Connect-AcsCalling $emulator.ConnectionString -Verfy }; Message = "There is no parameter 'Verfy'." }
        ) {
            $failure = { & $Script } | Should -Throw -ErrorId 'UnexpectedArgument,*' -PassThru

            "$failure" | Should -BeLike $Message
            $failure.CategoryInfo.Category | Should -Be InvalidArgument
            "$failure $($failure.ErrorDetails.RecommendedAction)" | Should -Not -BeLike '*planted*'
            Get-AcsCallingSession | Should -BeNullOrEmpty
        }

        It 'refuses -<Name> <Value>' -ForEach @(
            @{ Name = 'ApiVersion'; Value = 'latest' }
            @{ Name = 'ApiVersion'; Value = '2026-03-12&x=y' }
            @{ Name = 'TimeoutSec'; Value = 0 }
            @{ Name = 'TimeoutSec'; Value = 3601 }
            @{ Name = 'MaximumRetryCount'; Value = -1 }
            @{ Name = 'Name'; Value = '' }
        ) {
            $parameters = @{ $Name = $Value }

            { Connect-AcsCalling $emulator.ConnectionString @parameters } |
                Should -Throw -ErrorId 'ParameterArgumentValidationError*,AcsDtmf.Commands.ConnectAcsCallingCommand'
        }

        It 'accepts a wrong key, which fails when it is used' {
            $session = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessKey 'd3Jvbmcga2V5'

            { Use $session } | Should -Throw -ErrorId '7509,*'
        }
    }

    Context 'At the prompt' {
        It 'completes the api-versions, newest first' {
            $offered = Get-Completion 'Connect-AcsCalling -ApiVersion '

            $offered[0] | Should -Be 2026-03-12
            $offered | Sort-Object -Descending | Should -Be $offered
            Get-Completion 'Connect-AcsCalling -ApiVersion 2025' | Should -Be ($offered -like '2025*')
        }

        It 'completes only api-versions that the emulator of the service accepts' {
            foreach ($version in Get-Completion 'Connect-AcsCalling -ApiVersion ') {
                Use (Connect-AcsCalling $emulator.ConnectionString -ApiVersion $version) | Should -Be Succeeded
            }
        }
    }
}
