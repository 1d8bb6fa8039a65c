Describe 'The module' {
    BeforeDiscovery {
        Import-Module "$PSScriptRoot/Testing.psm1" -Force
        $commands = (Import-PowerShellDataFile (Get-TestedManifest)).CmdletsToExport
    }

    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        $manifest = Get-TestedManifest
        $data = Import-PowerShellDataFile $manifest
    }

    Context 'Its manifest' {
        It 'is valid' {
            $info = Test-ModuleManifest $manifest -ErrorAction Stop

            $info.Name | Should -Be AcsDtmf
            $info.Version | Should -Be $data.ModuleVersion
        }

        It 'is data that tools can read, with nothing to run in it' {
            $data.RootModule | Should -Be lib/AcsDtmf.dll
            $data.PowerShellVersion | Should -Be 5.1
            $data.CompatiblePSEditions | Should -Be Desktop, Core
        }

        It 'names every export, so that finding a command loads nothing' {
            $data.CmdletsToExport | Should -Not -Match '\*'
            $data.FunctionsToExport | Should -BeNullOrEmpty
            $data.VariablesToExport | Should -BeNullOrEmpty
            $data.AliasesToExport | Should -BeNullOrEmpty
        }

        It 'has what the gallery asks for' {
            $data.Author | Should -Not -BeNullOrEmpty
            $data.Description.Length | Should -BeGreaterThan 50
            $data.PrivateData.PSData.LicenseUri | Should -BeLike 'https://*'
            $data.PrivateData.PSData.ProjectUri | Should -BeLike 'https://*'
            $data.PrivateData.PSData.Tags | Should -Contain PSEdition_Desktop
            $data.PrivateData.PSData.Tags | Should -Contain PSEdition_Core
            $data.PrivateData.PSData.Tags | Where-Object { $_ -match '\s' } | Should -BeNullOrEmpty
        }

        It 'needs no other module' {
            $data.RequiredModules | Should -BeNullOrEmpty
        }

        It 'has the version of its assemblies' {
            foreach ($path in Get-ChildItem (Split-Path $manifest) -Filter lib | Get-ChildItem -Recurse -Filter AcsDtmf*.dll) {
                [Reflection.AssemblyName]::GetAssemblyName($path).Version.ToString(3) | Should -Be $data.ModuleVersion -Because $path.Name
            }
        }
    }

    Context 'Its commands' {
        BeforeAll {
            Import-TestedModule
        }

        It 'are those of the manifest' {
            (Get-Command -Module AcsDtmf).Name | Sort-Object | Should -Be ($data.CmdletsToExport | Sort-Object)
            (Get-Command -Module AcsDtmf).CommandType | Select-Object -Unique | Should -Be Cmdlet
        }

        It 'are imported without a warning about their verbs' {
            Import-Module $manifest -Force -WarningVariable warnings -WarningAction SilentlyContinue

            $warnings | Should -BeNullOrEmpty
        }

        It '<_> has an approved verb and a noun of this module' -ForEach $commands {
            $verb, $noun = $_ -split '-'

            $verb | Should -BeIn (Get-Verb).Verb
            $noun | Should -MatchExactly '^Acs[A-Z][a-z]'
        }

        It '<_> says what it emits' -ForEach ($commands -ne 'Disconnect-AcsCalling') {
            (Get-Command $_).OutputType.Type.Assembly.GetName().Name | Select-Object -Unique | Should -BeIn AcsDtmf, AcsDtmf.Model
        }

        It '<_> can be rehearsed when it changes something' -ForEach ($commands -match '^(Send|Start|Stop|Disconnect)-') {
            (Get-Command $_).Parameters.Keys | Should -Contain WhatIf
            (Get-Command $_).Parameters.Keys | Should -Contain Confirm
        }

        It '<_> does not pretend to change something when it reads' -ForEach ($commands -match '^(Get|ConvertFrom|Receive|Wait)-') {
            (Get-Command $_).Parameters.Keys | Should -Not -Contain WhatIf
        }

        It '<_> names its parameters as PowerShell does' -ForEach $commands {
            $own = (Get-Command $_).Parameters.Values | Where-Object { $_.Name -notin [Management.Automation.Cmdlet]::CommonParameters -and $_.Name -notin [Management.Automation.Cmdlet]::OptionalCommonParameters }

            $own.Name | ForEach-Object { $_ | Should -MatchExactly '^[A-Z][A-Za-z]+$' }
            $own | Where-Object { $_.ParameterType -eq [bool] } | Should -BeNullOrEmpty -Because 'a choice of two is a switch'
        }
    }

    Context 'Its import' {
        It 'loads nothing but the shell and the model, and says nothing' {
            $seen = Invoke-FreshShell -ArgumentList $manifest {
                param ($manifest)
                $before = [AppDomain]::CurrentDomain.GetAssemblies().Location
                $said = Import-Module $manifest -Verbose:$false *>&1
                $folder = Split-Path $manifest
                [pscustomobject]@{
                    Said   = "$said"
                    Loaded = [AppDomain]::CurrentDomain.GetAssemblies().Location |
                        Where-Object { $_ -and $_ -notin $before -and $_.StartsWith($folder) } |
                        Split-Path -Leaf
                }
            }

            $seen.Said | Should -BeNullOrEmpty
            $seen.Loaded | Sort-Object | Should -Be AcsDtmf.dll, AcsDtmf.Model.dll
        }

        It 'is enough to find commands, complete and format' {
            $loaded = Invoke-FreshShell -ArgumentList $manifest {
                param ($manifest)
                Import-Module $manifest
                $null = Get-Command -Module AcsDtmf
                $null = [Management.Automation.CommandCompletion]::CompleteInput('Connect-AcsCalling -ApiVersion ', 31, $null)
                $null = [AcsDtmf.DtmfRecognitionResult]::new() | Out-String
                [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match '^(Microsoft\.Extensions|Polly|AcsDtmf\.Client)'
            }

            $loaded | Should -BeNullOrEmpty
        }

        It 'happens by itself when a command is wanted' {
            # As a module that was installed: below a folder of the module path.
            $home1 = New-Item TestDrive:/Modules/AcsDtmf -ItemType Directory
            Copy-Item $manifest, "$(Split-Path $manifest)/lib" $home1 -Recurse

            $source = Invoke-FreshShell -ArgumentList (Convert-Path TestDrive:/Modules) {
                param ($folder)
                $env:PSModulePath = "$folder$([IO.Path]::PathSeparator)$env:PSModulePath"
                $null = Get-AcsCallingSession
                (Get-Module AcsDtmf).Path
            }

            $source | Should -BeLike "*Modules*AcsDtmf*"
        }
    }

    Context 'Its removal' {
        BeforeAll {
            $emulator = Start-Emulator
        }

        AfterAll {
            Stop-Emulator $emulator
        }

        BeforeEach {
            $emulator.Reset()
            $call = $emulator.AddCall('4:+14255550123')
            Import-TestedModule
        }

        It 'closes the sessions and takes the commands away' {
            $session = Connect-AcsCalling $emulator.ConnectionString

            Remove-Module AcsDtmf

            $session.IsOpen | Should -BeFalse
            Get-Command -Module AcsDtmf | Should -BeNullOrEmpty
        }

        It 'can be followed by another import, which is as good as the first' {
            $null = Connect-AcsCalling $emulator.ConnectionString
            Remove-Module AcsDtmf
            Import-Module $manifest

            Get-AcsCallingSession | Should -BeNullOrEmpty
            $null = Connect-AcsCalling $emulator.ConnectionString
            (Stop-AcsDtmfRecognition $call +14255550123).Status | Should -Be Succeeded
        }

        It 'may be skipped: -Force imports over what is there' {
            $session = Connect-AcsCalling $emulator.ConnectionString
            Import-Module $manifest -Force

            $session.IsOpen | Should -BeFalse
            $null = Connect-AcsCalling $emulator.ConnectionString
            (Stop-AcsDtmfRecognition $call +14255550123).Status | Should -Be Succeeded
        }
    }
}
