<#
    An Azure function with a storage queue trigger. The message contains the name of a part. The queue delivers a failed message again, and
    the journal of the part skips the rows that succeeded. Deploy Stop-Part.ps1 to the folder of host.json. The authors have not run this
    function in Azure.
#>
param([string] $QueueItem, [hashtable] $TriggerMetadata)

Write-Information "$QueueItem, attempt $($TriggerMetadata.DequeueCount)"
& (Join-Path $PSScriptRoot ../Stop-Part.ps1) $QueueItem -Endpoint $env:ACS_ENDPOINT -StorageAccount $env:CALLS_STORAGE -ThrottleLimit $env:ACS_THROTTLE_LIMIT
