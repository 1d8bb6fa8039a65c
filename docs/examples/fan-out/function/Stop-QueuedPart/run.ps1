<#
    An Azure function with a storage queue trigger. The platform delivers the name of a part, and delivers it again if the function fails.
    Deploy the scripts of the fan-out to the folder of host.json. The tests run this script, but the authors have not run it in Azure.
#>
param([string] $QueueItem, [hashtable] $TriggerMetadata)

$worker = @{
    Part          = $QueueItem
    Attempt       = $TriggerMetadata.DequeueCount
    Endpoint      = $env:ACS_ENDPOINT
    ThrottleLimit = $env:ACS_THROTTLE_LIMIT
}
& (Join-Path $PSScriptRoot ../Start-CallWorker.ps1) @worker
