<#
.SYNOPSIS
    Splits a CSV file of calls into parts that can be worked on apart from each other.
.DESCRIPTION
    All rows of a call are in the same part, in their order: two machines never work on one call at the same time, which the
    service could refuse (409, code 8519). Which part it is depends on the call's id alone, so that a second split of the same file
    gives the same parts, and the journals of a first run still fit.

    The file is read once, row by row; memory does not grow with it.
.EXAMPLE
    ./Split-CallCsv.ps1 calls.csv -Count 8
    Makes calls.part01.csv to calls.part08.csv beside calls.csv.
.OUTPUTS
    Path and Rows of every part, also of those that stayed empty.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory)]
    [ValidateRange(1, 99)]
    [int] $Count,

    [string] $OutputPath = (Split-Path (Resolve-Path $Path) -Parent),

    # The column that has the call's id.
    [string] $Column = 'CallConnectionId'
)

$ErrorActionPreference = 'Stop'
$name = [IO.Path]::GetFileNameWithoutExtension($Path)
$parts = @(
    for ($number = 1; $number -le $Count; $number++) {
        $partPath = Join-Path $OutputPath ('{0}.part{1:00}.csv' -f $name, $number)
        $writer = { Export-Csv $partPath -NoTypeInformation -Encoding utf8 }.GetSteppablePipeline()
        [pscustomobject]@{ Path = $partPath; Rows = 0; Writer = $writer }
    }
)

# String.GetHashCode differs from process to process, and this must not.
$sha256 = [Security.Cryptography.SHA256]::Create()
try {
    foreach ($part in $parts) {
        $part.Writer.Begin($true)
    }

    Import-Csv $Path | ForEach-Object {
        if (-not $_.psobject.Properties[$Column]) {
            throw "There is no column '$Column' in $Path."
        }

        $hash = $sha256.ComputeHash([Text.Encoding]::UTF8.GetBytes("$($_.$Column)".Trim().ToLowerInvariant()))
        $part = $parts[[BitConverter]::ToUInt32($hash, 0) % $Count]
        $null = $part.Writer.Process($_)
        $part.Rows++
    }
}
finally {
    foreach ($part in $parts) {
        $null = $part.Writer.End()
        $part.Writer.Dispose()
    }

    $sha256.Dispose()
}

$parts | Select-Object Path, Rows
