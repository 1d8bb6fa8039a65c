<#
.SYNOPSIS
    Splits a CSV file of calls into parts that can be processed independently.
.DESCRIPTION
    All rows of a call are in the same part, in their original order. Two machines therefore never change the same call concurrently,
    which the service can reject (409, code 8519). Only the id of the call determines its part. If you split the same file again, the
    parts are identical, and the journals of an earlier run remain valid.

    The script reads the file once, row by row, so memory does not grow with the size of the file.
.EXAMPLE
    ./Split-CallCsv.ps1 calls.csv -Count 8
    Creates calls.part01.csv to calls.part08.csv in the folder of calls.csv.
.OUTPUTS
    The path and the number of rows of each part, including empty parts.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [Parameter(Mandatory)]
    [ValidateRange(1, 99)]
    [int] $Count,

    [string] $OutputPath = (Split-Path (Resolve-Path $Path) -Parent),

    # The column that contains the id of the call.
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

# The hash must be the same in every process. String.GetHashCode differs between processes.
$sha256 = [Security.Cryptography.SHA256]::Create()
try {
    foreach ($part in $parts) {
        $part.Writer.Begin($true)
    }

    Import-Csv $Path | ForEach-Object {
        if (-not $_.psobject.Properties[$Column]) {
            throw "$Path has no column '$Column'."
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
