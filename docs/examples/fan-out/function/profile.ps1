# Runs once when a worker starts. Az.Storage uses this sign-in of the function app's identity. AcsDtmf signs in separately.
$null = Connect-AzAccount -Identity
