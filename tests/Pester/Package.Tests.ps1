BeforeDiscovery {
    $shells = @('pwsh'; if ($IsWindows) { 'powershell' })

    # The header of a precompiled file combines the processor with a mark of the operating system (IMAGE_FILE_MACHINE_OS_MASK_*).
    $platforms = @(
        @{ Runtime = 'win-x64'; Machine = 0x8664 }
        @{ Runtime = 'linux-x64'; Machine = 0x8664 -bxor 0x7B79 }
        @{ Runtime = 'osx-arm64'; Machine = 0xAA64 -bxor 0x4644 }
    )
    $runtime = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
    $isPrecompiled = $runtime -in $platforms.Runtime -and [Environment]::Version.Major -ge 10
}

# If ACSDTMF_PACKAGE names the folder of a package, that package is tested. Otherwise, the tests build the package.
Describe 'The package' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force

        # Returns the files of an archive, without the files for NuGet.
        function ReadArchive ([string] $path, [string] $folder = '') {
            $archive = [IO.Compression.ZipFile]::OpenRead($path)
            try {
                foreach ($entry in $archive.Entries) {
                    $name = $entry.FullName -replace "^$([regex]::Escape($folder))"
                    if ($name -and $name -notmatch '^(_rels/|package/|\[Content_Types\]\.xml$|AcsDtmf\.nuspec$)') {
                        [pscustomobject]@{ Name = [uri]::UnescapeDataString($name); Length = $entry.Length; Crc = $entry.Crc32 }
                    }
                }
            }
            finally {
                $archive.Dispose()
            }
        }

        # Installs the package as users do, from a repository that is a folder.
        function InstallPackage ([string] $package, [string] $modulePath) {
            $repository = "AcsDtmf$(New-Guid)"
            $null = New-Item $modulePath -ItemType Directory
            Register-PSResourceRepository $repository -Uri (Split-Path $package) -Trusted
            try {
                Save-PSResource AcsDtmf -Repository $repository -Path $modulePath
            }
            finally {
                Unregister-PSResourceRepository $repository
            }
        }

        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $manifest = Import-PowerShellDataFile "$root/AcsDtmf.psd1"
        $version = $manifest.ModuleVersion
        $out = $env:ACSDTMF_PACKAGE
        if (-not $out) {
            $out = Join-Path $TestDrive out
            $null = & "$root/tools/Package.ps1" -OutputPath $out
        }

        $package = (Resolve-Path "$out/AcsDtmf.$version.nupkg").Path
        $archive = (Resolve-Path "$out/AcsDtmf.$version.zip").Path
        $modulePath = Join-Path $TestDrive modules
        InstallPackage $package $modulePath
        $installed = Join-Path $modulePath "AcsDtmf/$version"
    }

    Context 'Content' {
        It 'consists of the files in PackageFiles.txt' {
            Compare-Object (Get-Content "$PSScriptRoot/PackageFiles.txt") (ReadArchive $package).Name | Should -BeNullOrEmpty
        }

        It 'is the same in the archive for Azure Automation, in a folder with the name of the module' {
            Compare-Object (ReadArchive $package) (ReadArchive $archive 'AcsDtmf/') -Property Name, Length, Crc | Should -BeNullOrEmpty
        }

        It 'includes the notices of all third-party libraries' {
            $notices = Get-Content "$installed/THIRD-PARTY-NOTICES.txt"
            foreach ($file in Get-ChildItem "$installed/lib" -Recurse -Filter *.dll | Where-Object BaseName -NotLike AcsDtmf*) {
                # Old assemblies have the version of a build instead of the version of the package.
                $productVersion = $file.VersionInfo.ProductVersion -replace '\+.*'
                $line = $productVersion -match '^\d+\.\d+\.\d+$' ? "    $($file.BaseName) $productVersion" : "    $($file.BaseName) *"
                $notices | Where-Object { $_ -like $line } | Should -HaveCount 1 -Because "$($file.Name) $productVersion needs a notice"
            }
        }

        It 'contains no path of the build machine' {
            foreach ($file in Get-ChildItem "$installed/lib" -Recurse -Filter AcsDtmf*.dll) {
                $bytes = [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($file))
                $bytes.Contains($root) | Should -BeFalse -Because "$($file.Name) is distributed"
            }
        }

        It 'is built deterministically' {
            foreach ($file in Get-ChildItem "$installed/lib" -Recurse -Filter AcsDtmf*.dll) {
                $reader = [Reflection.PortableExecutable.PEReader]::new([IO.File]::OpenRead($file))
                try {
                    $reader.ReadDebugDirectory().Type | Should -Contain Reproducible -Because "$($file.Name) is deterministic"
                    $reader.ReadDebugDirectory().Type | Should -Contain EmbeddedPortablePdb -Because 'no other file contains the line numbers'
                }
                finally {
                    $reader.Dispose()
                }
            }
        }
    }

    Context 'The engine that is compiled ahead of time' {
        BeforeAll {
            # Returns the machine in the header, the size of the machine code, and the id of the build.
            function ReadHeader ([string] $path) {
                $reader = [Reflection.PortableExecutable.PEReader]::new([IO.File]::OpenRead($path))
                try {
                    $metadata = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($reader)
                    [pscustomobject]@{
                        Machine = [int] $reader.PEHeaders.CoffHeader.Machine
                        Native  = $reader.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size
                        Mvid    = $metadata.GetGuid($metadata.GetModuleDefinition().Mvid)
                    }
                }
                finally {
                    $reader.Dispose()
                }
            }

            # Copies the installed module, so that a test can change its files.
            function CopyModule ([string] $name) {
                Copy-Item $installed "$TestDrive/$name" -Recurse -PassThru | Out-Null
                "$TestDrive/$name"
            }

            # Stops one participant in a new process. Returns the status and the engine's file.
            function StopInNewProcess ([string] $module) {
                Invoke-FreshShell -ArgumentList "$module/AcsDtmf.psd1", $emulator.ConnectionString, $call {
                    param ($manifest, $connectionString, $call)

                    Import-Module $manifest
                    $null = Connect-AcsCalling $connectionString
                    $status = (Stop-AcsDtmfRecognition $call +14255550123).Status
                    $engine = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AcsDtmf.Engine' }
                    [pscustomobject]@{ Status = "$status"; Engine = $engine.Location }
                }
            }

            $emulator = Start-Emulator
            $call = $emulator.AddCall('4:+14255550123')
            $runtime = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
            $portable = ReadHeader "$installed/lib/net8.0/AcsDtmf.Engine.dll"
        }

        AfterAll {
            Stop-Emulator $emulator
        }

        It 'contains the code of the portable engine and machine code for <Runtime>' -ForEach $platforms {
            $header = ReadHeader "$installed/lib/net8.0/$Runtime/AcsDtmf.Engine.dll"

            $header.Machine | Should -Be $Machine
            $header.Native | Should -BeGreaterThan 0
            $header.Mvid | Should -Be $portable.Mvid
            $portable.Native | Should -Be 0
        }

        It 'is used, and the portable engine without it' -Skip:(-not $isPrecompiled) {
            $precompiled = StopInNewProcess $installed
            $module = CopyModule portable
            Remove-Item "$module/lib/net8.0/$runtime" -Recurse
            $withoutFolder = StopInNewProcess $module

            $precompiled.Status, $withoutFolder.Status | Should -Be Succeeded, Succeeded
            $precompiled.Engine | Should -Be (Join-Path $installed lib net8.0 $runtime AcsDtmf.Engine.dll)
            $withoutFolder.Engine | Should -Be (Join-Path $module lib net8.0 AcsDtmf.Engine.dll)
        }

        It 'is replaced by the portable engine if its file is <Damage>' -Skip:(-not $isPrecompiled) -ForEach @(
            @{ Damage = 'empty'; Bytes = [byte[]]::new(0) }
            @{ Damage = 'not an assembly'; Bytes = [byte[]]::new(4096) }
            @{ Damage = 'truncated'; Bytes = $null }
        ) {
            $module = CopyModule $Damage
            $file = "$module/lib/net8.0/$runtime/AcsDtmf.Engine.dll"
            [IO.File]::WriteAllBytes($file, $Bytes ?? [IO.File]::ReadAllBytes($file)[0..99999])

            $result = StopInNewProcess $module

            $result.Status | Should -Be Succeeded
            $result.Engine | Should -Be (Join-Path $module lib net8.0 AcsDtmf.Engine.dll)
        }

        It 'leaves the package smaller than 12 MB' {
            (Get-Item $package).Length | Should -BeLessThan 12MB
        }
    }

    Context 'Gallery metadata' {
        It 'has a valid manifest' {
            $module = Test-ModuleManifest "$installed/AcsDtmf.psd1" -WarningAction Stop
            $module.Version | Should -Be $version
        }

        It 'has the field that the Gallery shows: <_>' -ForEach 'Author', 'CompanyName', 'Copyright', 'Description', 'GUID', 'PowerShellVersion', 'CompatiblePSEditions' {
            $manifest[$_] | Should -Not -BeNullOrEmpty
        }

        It 'has the field that the Gallery links: <_>' -ForEach 'Tags', 'LicenseUri', 'ProjectUri', 'ReleaseNotes' {
            $manifest.PrivateData.PSData[$_] | Should -Not -BeNullOrEmpty
        }

        It 'matches the manifest' {
            $reader = [IO.Compression.ZipFile]::OpenRead($package)
            try {
                $stream = $reader.GetEntry('AcsDtmf.nuspec').Open()
                $description = [xml]::new()
                $description.Load($stream)
                $stream.Dispose()
            }
            finally {
                $reader.Dispose()
            }

            $metadata = $description.package.metadata
            $metadata.id | Should -BeExactly AcsDtmf
            $metadata.version | Should -BeExactly $version
            $metadata.description | Should -BeExactly $manifest.Description
            $metadata.releaseNotes | Should -BeExactly (Import-PowerShellDataFile "$installed/AcsDtmf.psd1").PrivateData.PSData.ReleaseNotes
            $tags = $metadata.tags -split ' '
            foreach ($name in $manifest.CmdletsToExport) {
                $tags | Should -Contain "PSCmdlet_$name"
                $tags | Should -Contain "PSCommand_$name"
            }
        }

        It 'has the newest section of the change log as its release notes' {
            $changeLog = Get-Content "$root/CHANGELOG.md" -Raw
            $heading = "\[$([regex]::Escape($version))\]"
            $notes = [regex]::Match($changeLog, "(?ms)^## $heading[^\n]*\n(.+?)(?=^## |^${heading}:)").Groups[1].Value
            (Import-PowerShellDataFile "$installed/AcsDtmf.psd1").PrivateData.PSData.ReleaseNotes | Should -BeExactly $notes.Trim()
        }
    }

    Context 'Installed into a clean module path, in <_>' -ForEach $shells {
        BeforeAll {
            $emulator = Start-Emulator
            $folder = (New-Item "$TestDrive/$_" -ItemType Directory).FullName
            $rows = $emulator.AddCalls(500, 2) + [pscustomobject]@{ CallConnectionId = 'no/id'; TargetParticipant = '+14255550100' }
            $rows | Export-Csv "$folder/calls.csv"
            $shell = $_ -eq 'pwsh' ? (Get-PowerShellPath) : $_
            $said = & $shell -NoLogo -NoProfile -NonInteractive -File "$PSScriptRoot/MainJob.ps1" -ModulePath $modulePath -Folder $folder -ConnectionString $emulator.ConnectionString
            $LASTEXITCODE | Should -Be 0 -Because "$said"
            $job = $said | Where-Object { $_ -notlike 'What if:*' } | Out-String | ConvertFrom-Json
        }

        AfterAll {
            Stop-Emulator $emulator
        }

        It 'is the module that is loaded' {
            $job.moduleBase | Should -Be $installed
            $job.version | Should -Be $version
            $job.edition | Should -Be ($_ -eq 'pwsh' ? 'Core' : 'Desktop')
            $job.commands | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        }

        It 'does the main job' {
            $job.first | Should -HaveCount 1001
            $job.first[-1] | Should -Be Failed
            $job.first[0..999] | Select-Object -Unique | Should -Be Succeeded
            $job.failures | Should -Be 'InvalidCallConnectionId,AcsDtmf.Commands.StopAcsDtmfRecognitionCommand'
            $job.advice | Should -Match GUID
            $emulator.GetSummary().stoppedOnce | Should -Be 1000
        }

        It 'sends no row twice' {
            $job.second | Should -HaveCount 1001
            $job.second[0..999] | Select-Object -Unique | Should -Be Skipped
            $emulator.GetSummary().stops | Should -Be 1000
        }

        It 'supports -WhatIf' {
            $job.rehearsal | Should -Be (@('WouldSend') * 1000 + 'Failed')
        }

        It 'reads calls and sends tones' {
            $job.participants | Should -Be 2
            $job.tones | Should -Be 'one,pound'
        }

        It 'has its views and help' {
            $job.table | Should -Match '(?m)^Status '
            $job.help | Should -Not -BeLike '*Stop-AcsDtmfRecognition *'
            $job.examples | Should -BeGreaterOrEqual 3
            $job.about | Should -BeTrue
        }
    }
}
