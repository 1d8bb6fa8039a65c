<#
    A function of Azure Functions that a message in a storage queue starts. The message is the name of a part. A message that fails
    comes back, and the journal of its part knows what is done. Stop-Part.ps1 lies beside host.json. Never run in Azure by its authors.
#>
param([string] $QueueItem, [hashtable] $TriggerMetadata)

Write-Information "$QueueItem, try $($TriggerMetadata.DequeueCount)"
& (Join-Path $PSScriptRoot ../Stop-Part.ps1) $QueueItem -Endpoint $env:ACS_ENDPOINT -StorageAccount $env:CALLS_STORAGE -ThrottleLimit $env:ACS_THROTTLE_LIMIT
