<#
.SYNOPSIS
    Creates the package for the PowerShell Gallery and the archive for Azure Automation from one Release build.
.DESCRIPTION
    The script assembles the module in a separate folder, in the layout of the checkout. That folder contains no file of an earlier
    build, and the lib folder of the checkout does not change. The package and the archive contain the files of that folder. In addition
    to the portable engine, they contain an engine that is compiled ahead of time for each of the most common platforms.
.EXAMPLE
    ./tools/Package.ps1
    Builds the module and creates AcsDtmf.<version>.nupkg, AcsDtmf.<version>.zip and the folder AcsDtmf in ./out.
.EXAMPLE
    ./tools/Package.ps1 -NoBuild
    Creates both files from the existing folder, for example after its files are signed.
#>
[CmdletBinding()]
param(
    # The folder for the output.
    [string] $OutputPath = (Join-Path $PSScriptRoot ../out),

    # Uses the existing module folder and builds nothing.
    [switch] $NoBuild
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE."
    }
}

# The Gallery finds a module by its commands only if the package has a tag for each command.
function Get-PackageTag ([hashtable] $Manifest) {
    'PSModule'
    $Manifest.PrivateData.PSData.Tags
    'PSIncludes_Cmdlet'
    foreach ($name in $Manifest.CmdletsToExport) {
        "PSCmdlet_$name"
        "PSCommand_$name"
    }
}

# Compiles the engine ahead of time. The loader selects the folder with the runtime identifier of the process.
function Export-PrecompiledEngine ([string] $Runtime, [string] $Folder) {
    $project = Join-Path $root src/AcsDtmf.Precompiled
    Invoke-DotNet publish $project --configuration Release --runtime $Runtime '-p:ContinuousIntegrationBuild=true' --verbosity quiet
    $null = New-Item $Folder -ItemType Directory
    Copy-Item (Join-Path $project "bin/Release/net10.0/$Runtime/publish/AcsDtmf.Engine.dll") -Destination $Folder
}

# Returns the change log section of a version, without the heading.
function Get-ReleaseNote ([string] $Version) {
    $section = "(?ms)^## \[$([regex]::Escape($Version))\][^\n]*\n(?<notes>.+?)(?=^## |^\[$([regex]::Escape($Version))\]:)"
    $changeLog = Get-Content (Join-Path $root CHANGELOG.md) -Raw
    if ($changeLog -notmatch $section) {
        throw "CHANGELOG.md has no section for version $Version."
    }

    $Matches.notes.Trim()
}

# The manifest in the checkout contains only a link to the change log.
function Set-ReleaseNote ([string] $Path) {
    $text = [IO.File]::ReadAllText($Path)
    $notes = "@'`n$(Get-ReleaseNote (Import-PowerShellDataFile $Path).ModuleVersion)`n'@"
    $line = [regex]::Match($text, "(?m)(?<=^ *ReleaseNotes = )'.*'$")
    [IO.File]::WriteAllText($Path, $text.Remove($line.Index, $line.Length).Insert($line.Index, $notes))
}

# Creates the metadata that the Gallery shows. All values come from the manifest.
function Get-PackageDescription ([hashtable] $Manifest) {
    $data = $Manifest.PrivateData.PSData
    $document = [xml] '<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd"><metadata/></package>'
    $metadata = [ordered]@{
        id                       = 'AcsDtmf'
        version                  = $Manifest.ModuleVersion
        authors                  = $Manifest.Author
        owners                   = $Manifest.CompanyName
        licenseUrl               = $data.LicenseUri
        projectUrl               = $data.ProjectUri
        requireLicenseAcceptance = 'false'
        description              = $Manifest.Description
        releaseNotes             = $data.ReleaseNotes
        copyright                = $Manifest.Copyright
        tags                     = (Get-PackageTag $Manifest) -join ' '
    }
    foreach ($entry in $metadata.GetEnumerator()) {
        $element = $document.CreateElement($entry.Key, $document.DocumentElement.NamespaceURI)
        $element.InnerText = $entry.Value
        $null = $document.package['metadata'].AppendChild($element)
    }

    $document
}

# A NuGet package is an Open Packaging container: the files, and a relationship to the file that describes the package.
# dotnet pack applies the rules for libraries to the module and emits warnings that do not apply.
function Export-Package ([string] $Folder, [xml] $Description, [string] $Path) {
    $package = [IO.Packaging.Package]::Open($Path, 'Create')
    try {
        foreach ($file in Get-ChildItem $Folder -Recurse -File) {
            $name = [IO.Path]::GetRelativePath($Folder, $file.FullName).Replace('\', '/')
            $stream = $package.CreatePart("/$name", 'application/octet', 'Maximum').GetStream()
            $stream.Write([IO.File]::ReadAllBytes($file.FullName))
            $stream.Dispose()
        }

        $part = $package.CreatePart('/AcsDtmf.nuspec', 'application/octet', 'Maximum')
        $Description.Save($part.GetStream())
        $null = $package.CreateRelationship($part.Uri, 'Internal', 'http://schemas.microsoft.com/packaging/2010/07/manifest')
    }
    finally {
        $package.Dispose()
    }
}

$root = Split-Path $PSScriptRoot
$out = (New-Item $OutputPath -ItemType Directory -Force).FullName
$module = Join-Path $out AcsDtmf
if (-not $NoBuild) {
    if (Test-Path $module) {
        Remove-Item $module -Recurse
    }

    # A continuous integration build excludes local paths from the assemblies.
    Invoke-DotNet build (Join-Path $root src/AcsDtmf) --configuration Release "-p:ModuleLibrary=$module/lib/" '-p:ContinuousIntegrationBuild=true' --verbosity quiet
    foreach ($runtime in 'win-x64', 'linux-x64', 'osx-arm64') {
        Export-PrecompiledEngine $runtime "$module/lib/net8.0/$runtime"
    }

    'AcsDtmf.psd1', 'en-US', 'LICENSE', 'THIRD-PARTY-NOTICES.txt' |
        ForEach-Object { Join-Path $root $_ } |
        Copy-Item -Destination $module -Recurse
    Set-ReleaseNote (Join-Path $module AcsDtmf.psd1)
}

$manifest = Import-PowerShellDataFile -Path (Join-Path $module AcsDtmf.psd1)
$package = Join-Path $out "AcsDtmf.$($manifest.ModuleVersion).nupkg"
$archive = Join-Path $out "AcsDtmf.$($manifest.ModuleVersion).zip"
Remove-Item $package, $archive -ErrorAction Ignore
Export-Package $module (Get-PackageDescription $manifest) $package
[IO.Compression.ZipFile]::CreateFromDirectory($module, $archive, 'Optimal', $true)
Get-Item $package, $archive
