Describe 'Disconnect-AcsCalling' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1" -Force
        Import-TestedModule

        # These tests send nothing, so they need no service.
        function Connect([string] $name) {
            Connect-AcsCalling -Endpoint http://127.0.0.1:9 -AccessToken some-token -Name $name
        }
    }

    BeforeEach {
        Get-AcsCallingSession | Disconnect-AcsCalling
        $one, $two, $three = 'one', 'two', 'three' | ForEach-Object { Connect $_ }
    }

    It 'closes the default session, and the newest remaining session becomes the default' {
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
        @{ Wanted = 'sessions from the pipeline'; Close = { $one, $two | Disconnect-AcsCalling }; Left = 'three' }
        @{ Wanted = 'names from the pipeline'; Close = { 'one', 'two' | Disconnect-AcsCalling }; Left = 'three' }
        @{ Wanted = 'all sessions'; Close = { Get-AcsCallingSession | Disconnect-AcsCalling }; Left = $null }
    ) {
        & $Close | Should -BeNullOrEmpty

        (Get-AcsCallingSession).Name | Should -Be $Left
    }

    It 'keeps the default session when it closes another session' {
        Disconnect-AcsCalling one

        $three.IsDefault | Should -BeTrue
    }

    It 'closes a closed session without an error' {
        Disconnect-AcsCalling $one
        Disconnect-AcsCalling $one -ErrorVariable errors

        $errors | Should -BeNullOrEmpty
    }

    It 'writes no error if there is no session' {
        Get-AcsCallingSession | Disconnect-AcsCalling

        Disconnect-AcsCalling -ErrorVariable errors

        $errors | Should -BeNullOrEmpty
    }

    It 'throws if no session has the name' {
        { Disconnect-AcsCalling nowhere } | Should -Throw "*no open session named 'nowhere'*Get-AcsCallingSession*"

        (Get-AcsCallingSession).Name | Should -Be one, two, three
    }

    It 'closes a session permanently' {
        Disconnect-AcsCalling $one

        { Stop-AcsDtmfRecognition some-call +14255550123 -Session $one } | Should -Throw -ErrorId 'SessionClosed,*'
        { Stop-AcsDtmfRecognition some-call +14255550123 -Session one } | Should -Throw "*no open session named 'one'*"
    }

    It 'closes nothing with -WhatIf' {
        Get-AcsCallingSession | Disconnect-AcsCalling -WhatIf

        (Get-AcsCallingSession).Name | Should -Be one, two, three
    }

    It 'never prompts, even if $ConfirmPreference is Low' {
        # A prompt is an error in a noninteractive process.
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

    It 'closes sessions automatically when their runspace ends' {
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
