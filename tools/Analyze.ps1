<#
.SYNOPSIS
    Analyzes every script in the repository with PSScriptAnalyzer, and fails on any finding.
.DESCRIPTION
    PSScriptAnalyzerSettings.psd1 contains the rules. Example runbooks must also have syntax that Windows PowerShell 5.1 supports.
#>
[CmdletBinding()]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
    throw 'PSScriptAnalyzer is not installed. Run Install-PSResource PSScriptAnalyzer.'
}

$root = Split-Path $PSScriptRoot
$settings = Join-Path $root PSScriptAnalyzerSettings.psd1
$both = @{
    IncludeRules = @('PSUseCompatibleSyntax')
    Rules        = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.4') } }
}

# The first five rules cannot follow variables and pipelines across the blocks of a Pester test. Mock commands need no ShouldProcess,
# test secrets are not secret, tests check host output too, and PowerShell 7, which runs the tests, reads UTF-8 without a BOM.
$excludedInTests = @{
    ExcludeRule = @(
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSUseCmdletCorrectly'
        'PSReviewUnusedParameter'
        'PSUseUsingScopeModifierInNewRunspaces'
        'PSUseOutputTypeCorrectly'
        'PSUseShouldProcessForStateChangingFunctions'
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        'PSAvoidUsingWriteHost'
        'PSUseBOMForUnicodeEncodedFile'
    )
}

# Build output and packages are not source code.
$scripts = Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
    Where-Object FullName -NotMatch '[\\/](bin|obj|lib|out|node_modules)[\\/]'
$findings = @(
    foreach ($script in $scripts) {
        $more = $script.FullName -match '[\\/]tests[\\/]' ? $excludedInTests : @{}
        try {
            Invoke-ScriptAnalyzer $script.FullName -Settings $settings @more
        }
        catch {
            # Rules look up commands in their own runspaces, which can be unavailable at first on a busy machine.
            Invoke-ScriptAnalyzer $script.FullName -Settings $settings @more
        }
    }

    Invoke-ScriptAnalyzer (Join-Path $root docs/examples) -Recurse -Settings $both
)

if ($findings) {
    $findings | Format-Table Severity, RuleName, @{ Label = 'Where'; Expression = { "$([IO.Path]::GetRelativePath($root, $_.ScriptPath)):$($_.Line)" } }, Message -Wrap | Out-Host
    throw "$($findings.Count) findings in $($scripts.Count) scripts."
}

"No findings in $($scripts.Count) scripts."
