# Runs the main job of the module, from a CSV file to a CSV file.
function Initialize-Contestant {
    param([uri] $Endpoint, [string] $AccessKey, [string] $Manifest)

    Import-Module $Manifest
    $null = Connect-AcsCalling -Endpoint $Endpoint -AccessKey $AccessKey
}

function Invoke-Row {
    param([string] $Path, [int] $Width)

    Import-Csv $Path | Stop-AcsDtmfRecognition -ThrottleLimit $Width | Export-Csv "$Path.results.csv"
}
