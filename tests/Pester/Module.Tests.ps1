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

    Context 'Manifest' {
        It 'is valid' {
            $info = Test-ModuleManifest $manifest -ErrorAction Stop

            $info.Name | Should -Be AcsDtmf
            $info.Version | Should -Be $data.ModuleVersion
        }

        It 'is static data that tools can read' {
            $data.RootModule | Should -Be lib/AcsDtmf.dll
            $data.PowerShellVersion | Should -Be 5.1
            $data.CompatiblePSEditions | Should -Be Desktop, Core
        }

        It 'names every exported command, so that command discovery loads nothing' {
            $data.CmdletsToExport | Should -Not -Match '\*'
            $data.FunctionsToExport | Should -BeNullOrEmpty
            $data.VariablesToExport | Should -BeNullOrEmpty
            $data.AliasesToExport | Should -BeNullOrEmpty
        }

        It 'has the metadata that the gallery requires' {
            $data.Author | Should -Not -BeNullOrEmpty
            $data.Description.Length | Should -BeGreaterThan 50
            $data.PrivateData.PSData.LicenseUri | Should -BeLike 'https://*'
            $data.PrivateData.PSData.ProjectUri | Should -BeLike 'https://*'
            $data.PrivateData.PSData.Tags | Should -Contain PSEdition_Desktop
            $data.PrivateData.PSData.Tags | Should -Contain PSEdition_Core
            $data.PrivateData.PSData.Tags | Where-Object { $_ -match '\s' } | Should -BeNullOrEmpty
        }

        It 'requires no other module' {
            $data.RequiredModules | Should -BeNullOrEmpty
        }

        It 'has the same version as its assemblies' {
            foreach ($path in Get-ChildItem (Split-Path $manifest) -Filter lib | Get-ChildItem -Recurse -Filter AcsDtmf*.dll) {
                [Reflection.AssemblyName]::GetAssemblyName($path).Version.ToString(3) | Should -Be $data.ModuleVersion -Because $path.Name
            }
        }
    }

    Context 'Commands' {
        BeforeAll {
            Import-TestedModule
        }

        It 'are the same as in the manifest' {
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

        It '<_> declares its output type' -ForEach ($commands -ne 'Disconnect-AcsCalling') {
            (Get-Command $_).OutputType.Type.Assembly.GetName().Name | Select-Object -Unique | Should -BeIn AcsDtmf, AcsDtmf.Model
        }

        It '<_> supports -WhatIf and -Confirm because it changes something' -ForEach ($commands -match '^(Send|Start|Stop|Disconnect)-') {
            (Get-Command $_).Parameters.Keys | Should -Contain WhatIf
            (Get-Command $_).Parameters.Keys | Should -Contain Confirm
        }

        It '<_> does not support -WhatIf because it only reads' -ForEach ($commands -match '^(Get|ConvertFrom|Receive|Wait)-') {
            (Get-Command $_).Parameters.Keys | Should -Not -Contain WhatIf
        }

        It '<_> follows the naming rules for parameters' -ForEach $commands {
            $own = (Get-Command $_).Parameters.Values | Where-Object { $_.Name -notin [Management.Automation.Cmdlet]::CommonParameters -and $_.Name -notin [Management.Automation.Cmdlet]::OptionalCommonParameters }

            $own.Name | ForEach-Object { $_ | Should -MatchExactly '^[A-Z][A-Za-z]+$' }
            $own | Where-Object { $_.ParameterType -eq [bool] } | Should -BeNullOrEmpty -Because 'a Boolean parameter is a switch'
        }
    }

    Context 'Its results' {
        It 'have no enumerations, which are numbers in JSON' {
            Import-Module $manifest
            $properties = (Get-Command -Module AcsDtmf).OutputType.Type | Select-Object -Unique | ForEach-Object { $_.GetProperties() }

            $properties.Name | Should -Contain Status
            $properties | Where-Object { $_.PropertyType.IsEnum } | Should -BeNullOrEmpty
        }

        It '<_> keeps every property in CLIXML' -ForEach 'CallMediaResult', 'ConfirmedDtmfRecognitionResult', 'DtmfRecognitionResult', 'DtmfToneResult' {
            Import-Module $manifest

            $type = "AcsDtmf.$_" -as [type]

            (Get-TypeData $type).PropertySerializationSet.ReferencedProperties | Sort-Object | Should -Be ($type.GetProperties().Name | Sort-Object)
        }
    }

    Context 'Import' {
        It 'loads only the shell and the model, and writes nothing' {
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

        It 'provides commands, completion and views without further assemblies' {
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

        It 'happens automatically when a command is used' {
            # An installed module is in a folder of the module path.
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

    Context 'Removal' {
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

        It 'closes the sessions and removes the commands' {
            $session = Connect-AcsCalling $emulator.ConnectionString

            Remove-Module AcsDtmf

            $session.IsOpen | Should -BeFalse
            Get-Command -Module AcsDtmf | Should -BeNullOrEmpty
        }

        It 'can be followed by another import' {
            $null = Connect-AcsCalling $emulator.ConnectionString
            Remove-Module AcsDtmf
            Import-Module $manifest

            Get-AcsCallingSession | Should -BeNullOrEmpty
            $null = Connect-AcsCalling $emulator.ConnectionString
            (Stop-AcsDtmfRecognition $call +14255550123).Status | Should -Be Succeeded
        }

        It 'is not needed before an import with -Force' {
            $session = Connect-AcsCalling $emulator.ConnectionString
            Import-Module $manifest -Force

            $session.IsOpen | Should -BeFalse
            $null = Connect-AcsCalling $emulator.ConnectionString
            (Stop-AcsDtmfRecognition $call +14255550123).Status | Should -Be Succeeded
        }
    }
}
