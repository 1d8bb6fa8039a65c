# Runs once when a worker starts. The identity of the function app signs in for Az.Storage; AcsDtmf signs in by itself.
$null = Connect-AzAccount -Identity
