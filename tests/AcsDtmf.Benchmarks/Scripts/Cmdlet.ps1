# Runs the cmdlet of the module and discards the results.
function Initialize-Contestant {
    param([uri] $Endpoint, [string] $AccessKey, [string] $Manifest)

    Import-Module $Manifest
    $null = Connect-AcsCalling -Endpoint $Endpoint -AccessKey $AccessKey
}

function Invoke-Row {
    param([string] $Path, [int] $Width)

    Import-Csv $Path | Stop-AcsDtmfRecognition -ThrottleLimit $Width > $null
}
