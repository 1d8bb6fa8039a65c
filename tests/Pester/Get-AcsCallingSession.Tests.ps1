Describe 'Get-AcsCallingSession' {
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
    }

    It 'emits nothing if there is no session' {
        Get-AcsCallingSession -ErrorVariable errors | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }

    It 'lists the sessions in the order in which they were opened, and marks the default session' {
        $null = 'one', 'two', 'three' | ForEach-Object { Connect $_ }

        $sessions = Get-AcsCallingSession

        $sessions.Name | Should -Be one, two, three
        $sessions.IsDefault | Should -Be $false, $false, $true
        $sessions.IsOpen | Should -Be $true, $true, $true
    }

    It 'finds <Wanted>' -ForEach @(
        @{ Wanted = 'two'; Found = 'two' }
        @{ Wanted = 'TWO'; Found = 'two' }
        @{ Wanted = 't*'; Found = 'two', 'three' }
        @{ Wanted = 'one', 't?o'; Found = 'one', 'two' }
        @{ Wanted = 'f*'; Found = $null }
    ) {
        $null = 'one', 'two', 'three' | ForEach-Object { Connect $_ }

        (Get-AcsCallingSession $Wanted).Name | Should -Be $Found
        (Get-AcsCallingSession -Name $Wanted).Name | Should -Be $Found
    }

    It 'names the authentication in JSON' {
        (Connect one | ConvertTo-Json | ConvertFrom-Json).AuthenticationType | Should -Be AccessToken
    }

    It 'reports each name without a session, but no pattern' {
        $null = Connect one

        (Get-AcsCallingSession nope, one, n* -ErrorAction SilentlyContinue -ErrorVariable failures).Name | Should -Be one

        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Be 'SessionNotFound,AcsDtmf.Commands.GetAcsCallingSessionCommand'
        $failures[0].CategoryInfo.Category | Should -Be ObjectNotFound
        $failures[0].TargetObject | Should -Be nope
        $failures[0].Exception.Message | Should -Be "No open session is named 'nope'."
    }

    It 'does not list closed sessions' {
        $closed = Connect one
        $null = Connect two
        Disconnect-AcsCalling $closed

        (Get-AcsCallingSession).Name | Should -Be two
    }

    It 'lists only the sessions of its own runspace' {
        $null = Connect here
        $shell = [powershell]::Create((Get-FreshRunspace))
        try {
            $theirs = $shell.AddScript({
                    (Get-AcsCallingSession | Measure-Object).Count
                    $null = Connect-AcsCalling -Endpoint http://127.0.0.1:9 -AccessToken some-token -Name there
                    (Get-AcsCallingSession).Name
                }).Invoke()

            $theirs | Should -Be 0, there
            (Get-AcsCallingSession).Name | Should -Be here
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }

    It 'completes names' {
        $null = 'one', 'two', 'three', 'my session' | ForEach-Object { Connect $_ }

        Get-Completion 'Get-AcsCallingSession ' | Should -Be one, two, three, "'my session'"
        Get-Completion 'Get-AcsCallingSession -Name th' | Should -Be three
    }

    It 'displays name, default, state, authentication, time left and endpoint at 80 columns' {
        $null = 'one', 'a-name-that-is-rather-long-for-a-session' | ForEach-Object { Connect $_ }

        $rendering = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'PlainText'
            $lines = (Get-AcsCallingSession | Out-String -Width 80).TrimEnd() -split '\r?\n' | Where-Object { $_ }
        }
        finally {
            $PSStyle.OutputRendering = $rendering
        }

        $lines | Should -HaveCount 4
        $lines[0] | Should -Match '^Name +Default +Open +Authentication +TimeLeft +Endpoint'
        $lines[2] | Should -Match '^one +False +True +AccessToken +http://127'
        $lines[3] | Should -Match '^a-name.* +True +True +AccessToken +http://127'
    }
}
