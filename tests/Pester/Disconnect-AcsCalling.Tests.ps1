Describe 'Disconnect-AcsCalling' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1" -Force
        Import-TestedModule

        # Nothing is sent in these tests, so there need not be a service.
        function Connect([string] $name) {
            Connect-AcsCalling -Endpoint http://127.0.0.1:9 -AccessToken some-token -Name $name
        }
    }

    BeforeEach {
        Get-AcsCallingSession | Disconnect-AcsCalling
        $one, $two, $three = 'one', 'two', 'three' | ForEach-Object { Connect $_ }
    }

    It 'closes the default, and the youngest that is left becomes it' {
        Disconnect-AcsCalling | Should -BeNullOrEmpty

        $three.IsOpen | Should -BeFalse
        $three.IsDefault | Should -BeFalse
        $two.IsDefault | Should -BeTrue
        (Get-AcsCallingSession).Name | Should -Be one, two
    }

    It 'closes <Wanted>' -ForEach @(
        @{ Wanted = 'a session'; Close = { Disconnect-AcsCalling $one }; Left = 'two', 'three' }
        @{ Wanted = 'a session by parameter'; Close = { Disconnect-AcsCalling -Session $one }; Left = 'two', 'three' }
        @{ Wanted = 'a name'; Close = { Disconnect-AcsCalling ONE }; Left = 'two', 'three' }
        @{ Wanted = 'several sessions'; Close = { Disconnect-AcsCalling $one, $two }; Left = 'three' }
        @{ Wanted = 'several names'; Close = { Disconnect-AcsCalling one, two }; Left = 'three' }
        @{ Wanted = 'a session and a name'; Close = { Disconnect-AcsCalling $one, two }; Left = 'three' }
        @{ Wanted = 'what is piped to it'; Close = { $one, $two | Disconnect-AcsCalling }; Left = 'three' }
        @{ Wanted = 'names that are piped to it'; Close = { 'one', 'two' | Disconnect-AcsCalling }; Left = 'three' }
        @{ Wanted = 'everything'; Close = { Get-AcsCallingSession | Disconnect-AcsCalling }; Left = $null }
    ) {
        & $Close | Should -BeNullOrEmpty

        (Get-AcsCallingSession).Name | Should -Be $Left
    }

    It 'leaves the default alone when it closes another' {
        Disconnect-AcsCalling one

        $three.IsDefault | Should -BeTrue
    }

    It 'may be told twice' {
        Disconnect-AcsCalling $one
        Disconnect-AcsCalling $one -ErrorVariable errors

        $errors | Should -BeNullOrEmpty
    }

    It 'has nothing to say when there is nothing to close' {
        Get-AcsCallingSession | Disconnect-AcsCalling

        Disconnect-AcsCalling -ErrorVariable errors

        $errors | Should -BeNullOrEmpty
    }

    It 'says so when there is no session of a name' {
        { Disconnect-AcsCalling nowhere } | Should -Throw "*no open session named 'nowhere'*Get-AcsCallingSession*"

        (Get-AcsCallingSession).Name | Should -Be one, two, three
    }

    It 'closes for good' {
        Disconnect-AcsCalling $one

        { Stop-AcsDtmfRecognition some-call +14255550123 -Session $one } | Should -Throw -ErrorId 'SessionClosed,*'
        { Stop-AcsDtmfRecognition some-call +14255550123 -Session one } | Should -Throw "*no open session named 'one'*"
    }

    It 'leaves everything open under -WhatIf' {
        Get-AcsCallingSession | Disconnect-AcsCalling -WhatIf

        (Get-AcsCallingSession).Name | Should -Be one, two, three
    }

    It 'never asks, however careful the shell is set' {
        # Where nobody can answer, a question is an error.
        $left = Invoke-FreshShell -ArgumentList (Get-TestedManifest) {
            param ($manifest)
            Import-Module $manifest
            $ConfirmPreference = 'Low'
            $null = Connect-AcsCalling -Endpoint http://127.0.0.1:9 -AccessToken some-token
            Disconnect-AcsCalling
            @(Get-AcsCallingSession).Count
        }

        $left | Should -Be 0
    }

    It 'happens by itself when the runspace ends' {
        $shell = [powershell]::Create((Get-FreshRunspace))
        $session = $shell.AddScript({ Connect-AcsCalling -Endpoint http://127.0.0.1:9 -AccessToken some-token }).Invoke()[0]
        $session.IsOpen | Should -BeTrue

        $shell.Runspace.Dispose()
        $shell.Dispose()

        $session.IsOpen | Should -BeFalse
    }

    It 'completes names' {
        Get-Completion 'Disconnect-AcsCalling ' | Should -Be one, two, three
        Get-Completion 'Disconnect-AcsCalling -Session t' | Should -Be two, three
    }
}
