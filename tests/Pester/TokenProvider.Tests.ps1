Describe 'A token provider' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator

        # The response of the emulator has the members token and expiresOn, like the object of Get-AzAccessToken.
        function Get-Token([hashtable] $Properties = @{}) {
            Invoke-RestMethod "$($emulator.Endpoint)emulator/tokens" -Method Post -Body (ConvertTo-Json $Properties) -ContentType application/json
        }

        # Returns a provider that can run in any runspace.
        function Get-PortableProvider([double] $LifetimeSeconds) {
            [scriptblock]::Create(@"
                Invoke-RestMethod $($emulator.Endpoint)emulator/tokens -Method Post -Body '{ "lifetimeSeconds": $LifetimeSeconds }' -ContentType application/json
"@)
        }

        # Returns the number of different tokens that the service received.
        function Get-UsedTokenCount {
            @($emulator.GetRequests().headers.Authorization | Sort-Object -Unique).Count
        }

        function Connect-WithProvider([scriptblock] $TokenProvider) {
            Connect-AcsCalling -Endpoint $emulator.Endpoint -TokenProvider $TokenProvider -Name test
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $calls = [Collections.Generic.List[object]]::new()
    }

    AfterEach {
        Get-AcsCallingSession | Disconnect-AcsCalling
    }

    Context 'Output' {
        It 'can be <Name>' -TestCases @(
            @{ Name = 'a string'; Provider = { (Get-Token).token } }
            @{ Name = 'a SecureString'; Provider = { ConvertTo-SecureString (Get-Token).token -AsPlainText } }
            @{ Name = 'the object of Get-AzAccessToken'; Provider = { $t = Get-Token; [pscustomobject]@{ Token = ConvertTo-SecureString $t.token -AsPlainText; ExpiresOn = [DateTimeOffset] $t.expiresOn; Type = 'Bearer' } } }
            @{ Name = 'the object of the Azure CLI'; Provider = { $t = Get-Token; [pscustomobject]@{ accessToken = $t.token; expiresOn = $t.expiresOn.ToLocalTime().ToString('yyyy-MM-dd HH:mm:ss.ffffff'); tokenType = 'Bearer' } } }
            @{ Name = 'a hashtable'; Provider = { $t = Get-Token; @{ Token = $t.token; ExpiresOn = $t.expiresOn } } }
        ) {
            $session = Connect-WithProvider $Provider

            $session.AuthenticationType | Should -Be TokenProvider
            $session.ExpiresOn | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(59))
            $session.ExpiresOn | Should -BeLessThan ([DateTimeOffset]::Now.AddMinutes(61))
            $session.TimeLeft.TotalMinutes | Should -BeGreaterThan 59
            ($emulator.AddCalls(1) | Stop-AcsDtmfRecognition).Status | Should -Be Succeeded
        }

        It 'can be text that does not state an expiry' {
            $session = Connect-WithProvider { (Get-Token @{ form = 'opaque' }).token }

            $session.ExpiresOn | Should -BeNullOrEmpty
            $session.TimeLeft | Should -BeNullOrEmpty
            ($emulator.AddCalls(1) | Stop-AcsDtmfRecognition).Status | Should -Be Succeeded
        }

        It 'may not be <Name>' -TestCases @(
            @{ Name = 'nothing'; Provider = { }; Words = '*returned nothing*' }
            @{ Name = 'null'; Provider = { $null }; Words = '*returned nothing*' }
            @{ Name = 'empty'; Provider = { '' }; Words = '*returned an invalid token*' }
            @{ Name = 'two things'; Provider = { 'planted-one'; 'planted-two' }; Words = '*returned 2 objects*' }
            @{ Name = 'an object of another kind'; Provider = { [pscustomobject]@{ Tokn = 'planted-three' } }; Words = '*object without a token*' }
            @{ Name = 'more than a token'; Provider = { "Bearer planted-four`r`nX-Injected: yes" }; Words = '*returned an invalid token*' }
        ) {
            $failure = { Connect-WithProvider $Provider } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'TokenProviderFailed,*'
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.Exception.Message | Should -BeLike $Words
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $failure | Format-List * -Force | Out-String | Should -Not -Match planted
        }
    }

    Context 'Failure' {
        It 'ends Connect-AcsCalling with the error of the provider' {
            $failure = { Connect-WithProvider { throw [InvalidOperationException]::new('The vault is sealed.') } } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'TokenProviderFailed,*'
            $failure.Exception.Message | Should -BeLike '*The vault is sealed.*'
            $failure.Exception.InnerException | Should -Not -BeNullOrEmpty
            $failure.Exception.GetBaseException() | Should -BeOfType InvalidOperationException
            Get-AcsCallingSession test | Should -BeNullOrEmpty
        }

        It 'ends the run with the error of the provider, and every row that was read has a result' {
            $rows = $emulator.AddCalls(200)
            $null = Connect-WithProvider {
                $calls.Add(1)
                if ($calls.Count -gt 1) { throw 'The vault is sealed.' }
                Get-Token @{ lifetimeSeconds = 1 }
            }
            $emulator.SetLatency(50)

            $results = [Collections.Generic.List[object]]::new()
            $failure = { $rows | Stop-AcsDtmfRecognition -ThrottleLimit 4 | ForEach-Object { $results.Add($_) } } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike 'TokenProviderFailed,*'
            $failure.Exception.Message | Should -BeLike '*The vault is sealed.*'
            $failure.Exception.InnerException | Should -Not -BeNullOrEmpty
            $calls.Count | Should -BeIn (2..5) -Because 'rows that wait together share the failure, and at most four rows are in flight'
            $succeeded = @($results | Where-Object Status -EQ Succeeded)
            $succeeded.Count | Should -BeGreaterThan 0
            $succeeded.Count | Should -Be $emulator.GetSummary().stoppedOnce
            ($results | Where-Object Status -EQ Failed | Group-Object ErrorCode).Name | Should -BeIn 'TokenProviderFailed', 'NotSent'
            $results.CallConnectionId | Should -Be $rows[0..($results.Count - 1)].CallConnectionId
        }

        It 'does not prevent success in the next run' {
            $null = Connect-WithProvider {
                $calls.Add(1)
                if ($calls.Count -eq 2) { throw 'The vault is sealed.' }
                Get-Token @{ lifetimeSeconds = 1; form = 'opaque' }
            }
            $row = $emulator.AddCalls(1)
            Start-Sleep -Milliseconds 1100

            { $row | Stop-AcsDtmfRecognition } | Should -Throw '*The vault is sealed.*'
            ($row | Stop-AcsDtmfRecognition).Status | Should -Be Succeeded
        }

        It 'is reported if the provider uses the session that waits for it' {
            $null = Connect-WithProvider {
                $calls.Add(1)
                if ($calls.Count -eq 1) { Get-Token @{ lifetimeSeconds = 1 } } else { (Stop-AcsDtmfRecognition c 8:acs:u).ErrorMessage }
            }
            Start-Sleep -Milliseconds 1100

            $failure = { $emulator.AddCalls(1) | Stop-AcsDtmfRecognition } | Should -Throw -PassThru

            $failure.Exception.Message | Should -BeLike '*uses the session that waits for its token*'
        }

        It 'stops with the pipeline' {
            $runspace = Get-FreshRunspace
            $shell = [powershell]::Create($runspace)
            try {
                $started = [Threading.ManualResetEventSlim]::new()
                $null = $shell.AddScript({
                        param ($Endpoint, $Started)
                        Connect-AcsCalling -Endpoint $Endpoint -TokenProvider { $Started.Set(); Start-Sleep 300; 'never' }
                    }).AddArgument($emulator.Endpoint).AddArgument($started).BeginInvoke()
                $started.Wait(60000) | Should -BeTrue

                # Without the stop, the provider takes five minutes.
                $shell.Stop()

                $shell.InvocationStateInfo.State | Should -Be Stopped
            }
            finally {
                $shell.Dispose()
                $runspace.Dispose()
            }
        }
    }

    Context 'Renewal' {
        It 'is not needed until the token expires' {
            $null = Connect-WithProvider { $calls.Add(1); (Get-Token).token }
            $rows = $emulator.AddCalls(20)

            $null = $rows | Stop-AcsDtmfRecognition
            $null = $rows | Start-AcsDtmfRecognition

            $calls | Should -HaveCount 1
        }

        It 'happens once if the service refuses the token, and no row is lost or repeated' {
            $rows = $emulator.AddCalls(500)
            # The token does not state that it expires soon.
            $null = Connect-WithProvider { $calls.Add(1); (Get-Token @{ form = 'opaque'; lifetimeSeconds = $calls.Count -eq 1 ? 1 : 600 }).token }
            $emulator.SetLatency(20)

            $results = $rows | Stop-AcsDtmfRecognition -ThrottleLimit 8

            $calls | Should -HaveCount 2
            $results.Status | Select-Object -Unique | Should -Be Succeeded
            $results.CallConnectionId -join ' ' | Should -BeExactly ($rows.CallConnectionId -join ' ')
            $emulator.GetSummary().stoppedOnce | Should -Be 500
            $requests = $emulator.GetRequests()
            $refused = @($requests | Where-Object status -EQ 401).Count
            $refused | Should -BeIn (1..8) -Because 'only rows in flight can meet the old token'
            $requests | Should -HaveCount (500 + $refused)
            ($results | Measure-Object Attempts -Sum).Sum | Should -Be (500 + $refused)
        }

        It 'is not repeated if the service refuses the new token too' {
            $null = Connect-WithProvider { $calls.Add(1); (Get-Token @{ lifetimeSeconds = -60 }).token } 3> $null

            $failure = { $emulator.AddCalls(3) | Stop-AcsDtmfRecognition -ThrottleLimit 1 } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -BeLike '7501,*'
            $failure.Exception.Message | Should -BeLike '*The token expired on*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*token provider*'
            $calls | Should -HaveCount 2
            $emulator.CountRequests() | Should -Be 2
        }

        It 'causes a warning if the provider returns an expired token' {
            $warnings = Connect-WithProvider { (Get-Token @{ lifetimeSeconds = -60 }).token } 3>&1 | Where-Object { $_ -is [Management.Automation.WarningRecord] }

            $warnings.Message | Should -BeLike '*expired*'
        }

        It 'happens once for each token in a run of 5,000 rows with tokens that expire after two seconds' {
            $rows = $emulator.AddCalls(5000)
            $null = Connect-WithProvider { $calls.Add(1); Get-Token @{ lifetimeSeconds = 2 } }
            $emulator.SetLatency(20)

            $results = $rows | Stop-AcsDtmfRecognition -ThrottleLimit 16

            $results.Count | Should -Be 5000
            $results.Status | Select-Object -Unique | Should -Be Succeeded
            $results.CallConnectionId -join ' ' | Should -BeExactly ($rows.CallConnectionId -join ' ')
            $emulator.GetSummary().stoppedOnce | Should -Be 5000
            $requests = $emulator.GetRequests()
            $calls.Count | Should -BeGreaterThan 2
            $calls.Count | Should -Be (@($requests.headers.Authorization | Sort-Object -Unique).Count) -Because 'every token was used'
            # A row is sent once, and once more if the token expired in transit.
            $perRow = $requests | Group-Object clientRequestId
            $perRow.Count | Should -Be 5000
            ($perRow | Where-Object Count -GT 1).ForEach{ $_.Group.status -join ' ' } | Where-Object { $_ -ne '401 200' } | Should -BeNullOrEmpty
            $perRow.Where{ $_.Count -eq 1 }.ForEach{ $_.Group.status } | Select-Object -Unique | Should -Be 200
        }
    }

    Context 'In other runspaces' {
        It 'provides the same token to all commands of ForEach-Object -Parallel' {
            $session = Connect-WithProvider (Get-PortableProvider 600)
            $rows = $emulator.AddCalls(30)
            $manifest = Get-TestedManifest

            $results = 1..3 | ForEach-Object -Parallel {
                Import-Module $using:manifest
                $using:rows | Stop-AcsDtmfRecognition -Session $using:session
            }

            $results | Should -HaveCount 90
            $results.Status | Select-Object -Unique | Should -Be Succeeded
            Get-UsedTokenCount | Should -Be 1
        }

        It 'runs in the runspace that needs the token' {
            $session = Connect-WithProvider (Get-PortableProvider 1)
            $rows = $emulator.AddCalls(1)
            $manifest = Get-TestedManifest
            Start-Sleep -Milliseconds 1100

            $result = 1 | ForEach-Object -Parallel {
                Import-Module $using:manifest
                $using:rows | Stop-AcsDtmfRecognition -Session $using:session
            }

            $result.Status | Should -Be Succeeded
            Get-UsedTokenCount | Should -Be 1
        }

        It 'runs once for batches that need a token at the same time' {
            $session = Connect-WithProvider (Get-PortableProvider 2)
            $rows = $emulator.AddCalls(200)
            $manifest = Get-TestedManifest
            $emulator.SetLatency(20)

            $watch = [Diagnostics.Stopwatch]::StartNew()
            $results = 1..4 | ForEach-Object -Parallel {
                Import-Module $using:manifest
                $using:rows | Stop-AcsDtmfRecognition -Session $using:session -ThrottleLimit 2
            } -ThrottleLimit 4

            $results | Should -HaveCount 800
            $results.Status | Select-Object -Unique | Should -Be Succeeded
            # Four batches with their own renewals would use four times as many tokens.
            Get-UsedTokenCount | Should -BeLessOrEqual ([Math]::Ceiling($watch.Elapsed.TotalSeconds / 1.8) + 1)
        }

        It 'works with Start-ThreadJob' {
            $session = Connect-WithProvider (Get-PortableProvider 1)
            $rows = $emulator.AddCalls(10)
            $manifest = Get-TestedManifest
            Start-Sleep -Milliseconds 1100

            $job = Start-ThreadJob {
                Import-Module $using:manifest
                $using:rows | Stop-AcsDtmfRecognition -Session $using:session
            }
            $results = Receive-Job $job -Wait -AutoRemoveJob

            $results.Status | Select-Object -Unique | Should -Be Succeeded
        }
    }

    Context 'In a pipeline of commands with the same session' {
        It 'causes no deadlock' {
            $rows = $emulator.AddCalls(400)
            $null = Connect-WithProvider { $calls.Add(1); Get-Token @{ lifetimeSeconds = 1 } }
            $emulator.SetLatency(10)

            $results = $rows | Stop-AcsDtmfRecognition -ThrottleLimit 4 | Start-AcsDtmfRecognition -ThrottleLimit 4 | ForEach-Object {
                $_ | Stop-AcsDtmfRecognition
            }

            $results | Should -HaveCount 400
            $results.Status | Select-Object -Unique | Should -Be Succeeded
        }
    }
}
