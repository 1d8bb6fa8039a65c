Describe 'Sessions' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator
        $manifest = Get-TestedManifest

        # Runs a script in a runspace, and throws its errors.
        function Invoke-In([Management.Automation.Runspaces.Runspace] $Runspace, [scriptblock] $Script, [object[]] $Arguments) {
            $shell = [powershell]::Create($Runspace)
            try {
                $null = $shell.AddScript($Script)
                $Arguments | ForEach-Object { $null = $shell.AddArgument($_) }
                $shell.Invoke()
                $shell.Streams.Error | ForEach-Object { throw $_ }
            }
            finally {
                $shell.Dispose()
            }
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
    }

    Context 'Several sessions' {
        It 'are distinguished by their names' {
            $one = Connect-AcsCalling $emulator.ConnectionString -Name one
            $two = Connect-AcsCalling $emulator.ConnectionString -Name two

            (Get-AcsCallingSession).Name | Should -Be one, two
            (Get-AcsCallingSession | Where-Object IsDefault).Name | Should -Be two
            (Get-AcsCallingSession ONE) | Should -Be $one
            (Stop-AcsDtmfRecognition c +14255550123 -Session one -ErrorAction SilentlyContinue).ErrorCode | Should -Be 8522
            $two | Disconnect-AcsCalling
            $one.IsDefault | Should -BeTrue
        }

        It 'replace a session with the same name, and leave it open' {
            $old = Connect-AcsCalling $emulator.ConnectionString -Name same
            $new = Connect-AcsCalling $emulator.ConnectionString -Name same

            Get-AcsCallingSession | Should -Be $new
            Get-AcsCallingSession same | Should -Be $new
            $old.IsOpen | Should -BeTrue
            ($emulator.AddCalls(1) | Stop-AcsDtmfRecognition -Session $old).Status | Should -Be Succeeded
            Disconnect-AcsCalling $old
            $old.IsOpen | Should -BeFalse
            $new.IsDefault | Should -BeTrue
        }

        It 'replace a session with the same name during a run that uses it' {
            $null = Connect-AcsCalling $emulator.ConnectionString -Name same
            $rows = $emulator.AddCalls(20)

            $results = $rows | Stop-AcsDtmfRecognition -ThrottleLimit 1 | ForEach-Object {
                if ($_.CallConnectionId -eq $rows[3].CallConnectionId) { $null = Connect-AcsCalling $emulator.ConnectionString -Name same }
                $_
            }

            $results.Status | Should -Be (@('Succeeded') * 20)
        }
    }

    Context 'A closed session' {
        It 'causes an error when it is used' {
            $session = Connect-AcsCalling $emulator.ConnectionString -Name gone
            Disconnect-AcsCalling

            $failure = { $emulator.AddCalls(1) | Stop-AcsDtmfRecognition -Session $session } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'SessionClosed,*'
            $failure.Exception.Message | Should -Be "The session 'gone' is closed."
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-AcsCalling*'
            { Stop-AcsDtmfRecognition c +14255550123 } | Should -Throw -ErrorId 'NotConnected,*'
            { Stop-AcsDtmfRecognition c +14255550123 -Session gone } | Should -Throw '*no open session named*'
            $emulator.CountRequests() | Should -Be 0
        }

        It 'ends a run in progress' {
            $session = Connect-AcsCalling $emulator.ConnectionString
            $emulator.SetLatency(30)
            $rows = $emulator.AddCalls(200)
            $results = [Collections.Generic.List[object]]::new()

            $failure = {
                $rows | Stop-AcsDtmfRecognition -ThrottleLimit 4 | ForEach-Object {
                    $results.Add($_)
                    if ($results.Count -eq 10) { $session | Disconnect-AcsCalling }
                }
            } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'SessionClosed,*'
            ($results | Where-Object Status -EQ Failed).ErrorCode | Select-Object -Unique | Should -BeIn 'SessionClosed', 'NotSent'
            $emulator.GetSummary().stoppedOnce | Should -BeLessThan 200
        }

        It 'is closed in every runspace that it was passed to' {
            $session = Connect-AcsCalling $emulator.ConnectionString
            1 | ForEach-Object -Parallel {
                Import-Module $using:manifest
                Disconnect-AcsCalling $using:session
            }

            $session.IsOpen | Should -BeFalse
            Get-AcsCallingSession | Should -BeNullOrEmpty
            { Stop-AcsDtmfRecognition c +14255550123 } | Should -Throw -ErrorId 'NotConnected,*'
        }

        It 'can be closed again' {
            $session = Connect-AcsCalling $emulator.ConnectionString

            { $session, $session | Disconnect-AcsCalling; Disconnect-AcsCalling; $session | Disconnect-AcsCalling } | Should -Not -Throw
        }
    }

    Context 'In other runspaces' {
        It 'are used by ForEach-Object -Parallel' {
            $session = Connect-AcsCalling $emulator.ConnectionString
            $rows = $emulator.AddCalls(100)

            $results = 0..3 | ForEach-Object -Parallel {
                Import-Module $using:manifest
                $part = $_
                ($using:rows)[(25 * $part)..(25 * $part + 24)] | Stop-AcsDtmfRecognition -Session $using:session
            }

            $results | Should -HaveCount 100
            $results.Status | Select-Object -Unique | Should -Be Succeeded
            $emulator.GetSummary().stoppedOnce | Should -Be 100
            $session.IsOpen | Should -BeTrue -Because 'it belongs to the runspace that opened it'
        }

        It 'are used by Start-ThreadJob' {
            $session = Connect-AcsCalling $emulator.ConnectionString
            $rows = $emulator.AddCalls(10)

            $results = Start-ThreadJob {
                Import-Module $using:manifest
                $using:rows | Stop-AcsDtmfRecognition -Session $using:session
            } | Receive-Job -Wait -AutoRemoveJob

            $results.Status | Select-Object -Unique | Should -Be Succeeded
        }

        It 'explain that they cannot be used in another process: <_>' -ForEach 'Stop-AcsDtmfRecognition c +14255550123', 'Disconnect-AcsCalling' {
            # Start-Job serializes $using:session in the same way.
            $session = Connect-AcsCalling $emulator.ConnectionString
            $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($session))

            $failure = { & ([scriptblock]::Create("$_ -Session `$args[0]")) $copy } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
            $failure.Exception.Message | Should -BeLike '*another process*Connect-AcsCalling*Start-ThreadJob*'
            $session.IsOpen | Should -BeTrue
        }

        It 'are the default only in the runspace that opened them' {
            $here = Connect-AcsCalling $emulator.ConnectionString -Name here
            $one = Get-FreshRunspace
            $two = Get-FreshRunspace
            try {
                Invoke-In $one { param ($Text) Connect-AcsCalling $Text -Name one } $emulator.ConnectionString
                $message = Invoke-In $two { try { Stop-AcsDtmfRecognition c +14255550123 } catch { $_.FullyQualifiedErrorId } }

                $message | Should -BeLike 'NotConnected,*'
                (Invoke-In $one { Get-AcsCallingSession }).Name | Should -Be one
                Invoke-In $two { Get-AcsCallingSession } | Should -BeNullOrEmpty
                Get-AcsCallingSession | Should -Be $here

                # A session that another runspace uses still belongs to the runspace that opened it.
                $null = Invoke-In $two { param ($Session) Stop-AcsDtmfRecognition c +14255550123 -Session $Session -ErrorAction SilentlyContinue } $here
                Invoke-In $two { Get-AcsCallingSession } | Should -BeNullOrEmpty
                (Invoke-In $two { param ($Session) $Session.IsDefault } $here) | Should -BeFalse
            }
            finally {
                $one.Dispose()
                $two.Dispose()
            }
        }
    }

    Context 'The end of sessions' {
        It 'follows the end of their runspace' {
            $runspace = Get-FreshRunspace
            $session = Invoke-In $runspace { param ($Text) Connect-AcsCalling $Text } $emulator.ConnectionString
            $session.IsOpen | Should -BeTrue
            $newer = Invoke-In $runspace { param ($Text) Connect-AcsCalling $Text } $emulator.ConnectionString

            $runspace.Dispose()

            $newer.IsOpen | Should -BeFalse
            $session.IsOpen | Should -BeFalse -Because 'a session that was replaced belongs to the runspace too'
            { Stop-AcsDtmfRecognition c +14255550123 -Session $session } | Should -Throw -ErrorId 'SessionClosed,*'
        }

        It 'follows the removal of the module' {
            $runspace = Get-FreshRunspace
            try {
                $session = Invoke-In $runspace { param ($Text) Connect-AcsCalling $Text } $emulator.ConnectionString
                $session.IsOpen | Should -BeTrue

                Invoke-In $runspace { Remove-Module AcsDtmf }

                $session.IsOpen | Should -BeFalse
            }
            finally {
                $runspace.Dispose()
            }
        }
    }
}
