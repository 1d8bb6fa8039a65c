Describe 'Connect-AcsCalling' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator

        function Protect([string] $text) {
            [Net.NetworkCredential]::new('', $text).SecurePassword
        }

        # Whether a session is good for anything.
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
        It 'takes a connection string as <Form>' -ForEach @(
            @{ Form = 'text'; Value = { $emulator.ConnectionString } }
            @{ Form = 'a SecureString'; Value = { Protect $emulator.ConnectionString } }
        ) {
            $byPosition = Connect-AcsCalling (& $Value)
            $byName = Connect-AcsCalling -ConnectionString (& $Value) -Name other

            Use $byPosition | Should -Be Succeeded
            Use $byName | Should -Be Succeeded
            $emulator.GetRequests().headers.Authorization | Should -BeLike 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=*'
        }

        It 'takes endpoint and key, the key as <Form>' -ForEach @(
            @{ Form = 'text'; Value = { $emulator.AccessKey } }
            @{ Form = 'text with white space around it'; Value = { " $($emulator.AccessKey)`n" } }
            @{ Form = 'a SecureString'; Value = { Protect $emulator.AccessKey } }
        ) {
            $session = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessKey (& $Value)

            Use $session | Should -Be Succeeded
            $session.AuthenticationType | Should -Be AccessKey
        }

        It 'takes what Get-AzCommunicationServiceKey gives' {
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
        It 'takes a token as <Form>, and sends it as it is' -ForEach @(
            @{ Form = 'text'; Value = { $token } }
            @{ Form = 'text with a line break behind it'; Value = { "$token`r`n" } }
            @{ Form = 'a SecureString'; Value = { Protect $token } }
        ) {
            $token = $emulator.NewToken(@{})

            $session = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessToken (& $Value)

            Use $session | Should -Be Succeeded
            $session.AuthenticationType | Should -Be AccessToken
            $emulator.GetRequests().headers.Authorization | Should -BeExactly "Bearer $token"
        }

        It 'takes a token that is no JSON web token' {
            $session = Connect-AcsCalling -Endpoint $emulator.Endpoint -AccessToken $emulator.NewToken(@{ form = 'opaque' })

            Use $session | Should -Be Succeeded
        }

        It 'takes what Get-AzAccessToken gives' {
            $azure = [pscustomobject]@{ Token = Protect $emulator.NewToken(@{}); ExpiresOn = [DateTimeOffset]::UtcNow.AddHours(1); TenantId = 'x' }

            Use ($azure | Connect-AcsCalling -Endpoint $emulator.Endpoint) | Should -Be Succeeded
        }
    }

    Context 'The session' {
        It 'is emitted, is the default, and says all but its secret' {
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
                $property.IsSettable | Should -BeFalse -Because "$($property.Name) is as it was opened"
            }
        }

        It 'is called <Name> at <Endpoint>, unless it is named' -ForEach @(
            @{ Endpoint = 'https://contoso.communication.azure.com'; Name = 'contoso' }
            @{ Endpoint = 'https://contoso.unitedstates.communication.azure.com/'; Name = 'contoso' }
            @{ Endpoint = 'http://localhost:5000'; Name = 'localhost' }
            @{ Endpoint = 'http://127.0.0.1:5000'; Name = '127.0.0.1' }
        ) {
            (Connect-AcsCalling -Endpoint $Endpoint -AccessToken some-token).Name | Should -Be $Name
        }

        It 'takes the place of one of the same name' {
            $first = Connect-AcsCalling $emulator.ConnectionString -Name mine
            $second = Connect-AcsCalling $emulator.ConnectionString -Name Mine

            $first.IsOpen | Should -BeFalse
            $second.IsDefault | Should -BeTrue
            Get-AcsCallingSession | Should -HaveCount 1
        }

        It 'does not talk to the service before there is something to say' {
            $null = Connect-AcsCalling $emulator.ConnectionString

            $emulator.CountRequests() | Should -Be 0
        }

        It 'names its api-version in every request' {
            $session = Connect-AcsCalling $emulator.ConnectionString -ApiVersion 2023-10-15

            Use $session | Should -Be Succeeded

            $emulator.GetRequests().rawTarget | Should -BeLike '*?api-version=2023-10-15'
        }

        It 'says who is calling' {
            $null = Use (Connect-AcsCalling $emulator.ConnectionString)

            $emulator.GetRequests().headers.'User-Agent' | Should -BeLike "AcsDtmf/$((Get-Module AcsDtmf).Version) PowerShell/$($Host.Version)"
        }
    }

    Context 'What it does not take' {
        It 'refuses <Case>' -ForEach @(
            @{ Case = 'an endpoint that is none'; Arguments = { @{ Endpoint = 'contoso'; AccessToken = 'x' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'an endpoint in the clear'; Arguments = { @{ Endpoint = 'http://contoso.communication.azure.com'; AccessToken = 'x' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'an endpoint with a path'; Arguments = { @{ Endpoint = 'https://contoso.communication.azure.com/calling'; AccessToken = 'x' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'an endpoint with a password'; Arguments = { @{ Endpoint = 'https://user:secret@contoso.communication.azure.com'; AccessToken = 'x' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'a connection string without key'; Arguments = { @{ ConnectionString = 'endpoint=https://contoso.communication.azure.com/' } }; ErrorCode = 'InvalidConnectionString' }
            @{ Case = 'a connection string without endpoint'; Arguments = { @{ ConnectionString = 'accesskey=c2VjcmV0' } }; ErrorCode = 'InvalidConnectionString' }
            @{ Case = 'a connection string that a semicolon cut off'; Arguments = { @{ ConnectionString = 'endpoint=https://contoso.communication.azure.com/;accesskey' } }; ErrorCode = 'InvalidConnectionString' }
            @{ Case = 'a connection string in the clear'; Arguments = { @{ ConnectionString = 'endpoint=http://contoso.communication.azure.com/;accesskey=c2VjcmV0' } }; ErrorCode = 'InvalidEndpoint' }
            @{ Case = 'a key that is not Base64'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessKey = 'not base 64!' } }; ErrorCode = 'InvalidAccessKey' }
            @{ Case = 'a token of two words'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessToken = 'Bearer abc' } }; ErrorCode = 'InvalidAccessToken' }
            @{ Case = 'a token with a line break'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessToken = "abc`r`nx-injected: 1" } }; ErrorCode = 'InvalidAccessToken' }
            @{ Case = 'a key with NUL in it'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessKey = "$($emulator.AccessKey)`0more" } }; ErrorCode = 'InvalidAccessKey' }
            @{ Case = 'a key with NUL in it, as a SecureString'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessKey = Protect "$($emulator.AccessKey)`0" } }; ErrorCode = 'InvalidAccessKey' }
            @{ Case = 'a token with NUL in it'; Arguments = { @{ Endpoint = $emulator.Endpoint; AccessToken = "abc`0def" } }; ErrorCode = 'InvalidAccessToken' }
            @{ Case = 'a token provider whose token has NUL in it'; Arguments = { @{ Endpoint = $emulator.Endpoint; TokenProvider = { ConvertTo-SecureString "abc`0def" -AsPlainText } } }; ErrorCode = 'TokenProviderFailed' }
            @{ Case = 'a connection string with NUL in it'; Arguments = { @{ ConnectionString = "$($emulator.ConnectionString)`0;more" } }; ErrorCode = 'InvalidConnectionString' }
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

        It 'refuses <Case>, and says so without repeating it' -ForEach @(
            @{ Case = 'an argument too many'; Script = { Connect-AcsCalling $emulator.ConnectionString planted }; Message = 'No parameter accepts one of the arguments.*' }
            @{ Case = 'a connection string beside an endpoint'; Script = { Connect-AcsCalling 'planted' -Endpoint $emulator.Endpoint }; Message = 'No parameter accepts one of the arguments.*' }
            @{ Case = 'a parameter that does not exist'; Script = { Connect-AcsCalling -Endpoint $emulator.Endpoint -AcessKey planted }; Message = "There is no parameter 'AcessKey'." }
            @{ Case = 'a switch that does not exist'; Script = { Connect-AcsCalling $emulator.ConnectionString -Verfy }; Message = "There is no parameter 'Verfy'." }
        ) {
            $failure = { & $Script } | Should -Throw -ErrorId 'UnexpectedArgument,*' -PassThru

            "$failure" | Should -BeLike $Message
            $failure.CategoryInfo.Category | Should -Be InvalidArgument
            "$failure $($failure.ErrorDetails.RecommendedAction)" | Should -Not -BeLike '*planted*'
            Get-AcsCallingSession | Should -BeNullOrEmpty
        }

        It 'refuses -<Name> <Value> at once' -ForEach @(
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

        It 'cannot know a wrong key before it is used' {
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

        It 'offers every api-version in a form that the emulator of the service takes' {
            foreach ($version in Get-Completion 'Connect-AcsCalling -ApiVersion ') {
                Use (Connect-AcsCalling $emulator.ConnectionString -ApiVersion $version) | Should -Be Succeeded
            }
        }
    }
}
