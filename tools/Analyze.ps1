<#
.SYNOPSIS
    Looks over every script of the repository with PSScriptAnalyzer, and fails when it finds anything.
.DESCRIPTION
    The rules are in PSScriptAnalyzerSettings.psd1. Runbooks must also be readable to Windows PowerShell 5.1.
#>
[CmdletBinding()]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
    throw 'PSScriptAnalyzer is not installed. Install-PSResource PSScriptAnalyzer gets it.'
}

$root = Split-Path $PSScriptRoot
$settings = Join-Path $root PSScriptAnalyzerSettings.psd1
$both = @{
    IncludeRules = @('PSUseCompatibleSyntax')
    Rules        = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.4') } }
}

# The blocks of a Pester test hand variables and pieces of pipelines to each other, which the first five rules cannot see. Stand-ins for
# other commands do nothing that could be rehearsed, the secrets of tests are made up, what goes to the host is looked at too, and
# PowerShell 7, which alone runs tests, reads UTF-8 without a mark.
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

# Build output is not ours to judge.
$scripts = Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
    Where-Object FullName -NotMatch '[\\/](bin|obj|lib|out)[\\/]'
$findings = @(
    foreach ($script in $scripts) {
        $more = $script.FullName -match '[\\/]tests[\\/]' ? $excludedInTests : @{}
        try {
            Invoke-ScriptAnalyzer $script.FullName -Settings $settings @more
        }
        catch {
            # Its rules look commands up in runspaces of their own, which on a busy machine are at times not ready for the first look.
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
