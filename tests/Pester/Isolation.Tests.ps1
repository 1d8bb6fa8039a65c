Describe 'The module together with modules that contain other versions of its libraries' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        $emulator = Start-Emulator
        $call = $emulator.AddCall('4:+14255550123')
        $manifest = Get-TestedManifest
        $library = Join-Path (Split-Path $manifest) lib

        $others = Get-ChildItem "$PSScriptRoot/../AcsDtmf.OtherVersions/bin/*/net8.0/*.dll" | Where-Object BaseName -NE AcsDtmf.OtherVersions
        if (-not $others) {
            throw 'The other versions are not built. Run: dotnet build tests/AcsDtmf.OtherVersions'
        }

        # Runs in a new PowerShell process: loads the other versions before or after a complete run of the module, and returns the loaded
        # assemblies.
        $script = {
            param ($manifest, $connectionString, $call, $others, $othersFirst)

            function LoadOthers {
                foreach ($path in $others) {
                    Add-Type -Path $path -ErrorAction Ignore
                }
            }

            function Describe([Reflection.Assembly] $assembly) {
                [pscustomobject]@{
                    Name     = $assembly.GetName().Name
                    Version  = "$($assembly.GetName().Version)"
                    Location = $assembly.Location
                    Context  = [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name
                }
            }

            if ($othersFirst) {
                LoadOthers
            }

            Import-Module $manifest
            $null = Connect-AcsCalling $connectionString
            $started = Start-AcsDtmfRecognition $call +14255550123
            $stopped = Stop-AcsDtmfRecognition $call +14255550123
            $failed = Stop-AcsDtmfRecognition $call +14255550199 -ErrorAction SilentlyContinue
            if (-not $othersFirst) {
                LoadOthers
            }

            # The other versions must work too. Their types are in the default context.
            $options = [Microsoft.Extensions.Http.HttpClientFactoryOptions]::new()
            [pscustomobject]@{
                Status     = "$($started.Status) $($stopped.Status) $($failed.ErrorCode)"
                Other      = $options.GetType().Assembly.Location
                Framework  = Split-Path ([object].Assembly.Location)
                Assemblies = @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not $_.IsDynamic -and $_.Location } | ForEach-Object { Describe $_ })
            }
        }

        function Run([bool] $othersFirst) {
            Invoke-FreshShell $script -ArgumentList $manifest, $emulator.ConnectionString, $call, @($others.FullName), $othersFirst
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    It 'works if the other versions are loaded <When>, and neither side uses the assemblies of the other' -ForEach @(
        @{ When = 'first'; OthersFirst = $true }
        @{ When = 'later'; OthersFirst = $false }
    ) {
        $seen = Run $OthersFirst

        $seen.Status | Should -Be 'Succeeded Succeeded 8522'
        $seen.Other | Should -BeLike '*AcsDtmf.OtherVersions*'

        $ours = $seen.Assemblies | Where-Object { $_.Location.StartsWith($library) }
        $default = $seen.Assemblies | Where-Object Context -EQ Default

        # The default context contains only the assemblies of the commands and results, and the one that creates the private context.
        ($ours | Where-Object Context -EQ Default).Name | Sort-Object | Should -Be AcsDtmf, AcsDtmf.Loader, AcsDtmf.Model
        ($ours | Where-Object Context -EQ AcsDtmf).Name | Should -Contain AcsDtmf.Engine

        foreach ($name in 'Microsoft.Extensions.Http', 'Polly.Core') {
            $mine = $ours | Where-Object Name -EQ $name
            $theirs = $default | Where-Object Name -EQ $name

            $mine | Should -HaveCount 1 -Because "the engine uses its own $name"
            $mine.Context | Should -Be AcsDtmf
            $theirs | Should -HaveCount 1 -Because "the session has another $name"
            $theirs.Location | Should -Not -Be $mine.Location
        }

        # System.Text.Json comes from the framework if it is at least as new there, and never from the other module.
        $json = $seen.Assemblies | Where-Object Name -EQ System.Text.Json
        $used = if ([Environment]::Version.Major -ge 10) { $seen.Framework } else { "$library/net8.0" }
        (Join-Path $used System.Text.Json.dll) | Should -BeIn $json.Location
    }

    It 'is tested with other versions' {
        # The test above proves nothing if the versions are the same.
        foreach ($name in 'Microsoft.Extensions.Http', 'Polly.Core', 'System.Text.Json') {
            $mine = Get-Item "$library/net8.0/$name.dll"
            $theirs = $others | Where-Object BaseName -EQ $name | Select-Object -First 1

            # The file version is compared because some packages keep the assembly version for many releases.
            $theirs.VersionInfo.FileVersion | Should -Not -Be $mine.VersionInfo.FileVersion -Because $name
        }
    }
}
