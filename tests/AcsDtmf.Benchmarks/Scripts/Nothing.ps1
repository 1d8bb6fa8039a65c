# Reads and binds the same rows with a command that sends nothing, and discards its output: PowerShell's part of the time of a row.
function Initialize-Contestant {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'All contestants have the same parameters.')]
    param([uri] $Endpoint, [string] $AccessKey, [string] $Manifest)

    Import-Module $Manifest
}

function Invoke-Row {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'All contestants have the same parameters.')]
    param([string] $Path, [int] $Width)

    Import-Csv $Path | Invoke-Nothing > $null
}
