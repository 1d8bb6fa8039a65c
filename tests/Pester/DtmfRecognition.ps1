<#
    The rules that Stop-AcsDtmfRecognition and Start-AcsDtmfRecognition share. The tests of each command run this file. What depends
    on the command (binding, the request, errors, prompts) is tested for both. The rest is code without a notion of the operation, and
    is tested for Stop.
#>
param (
    [Parameter(Mandatory)]
    [ValidateSet('Stop', 'Start')]
    [string] $Operation
)

Describe "$Operation-AcsDtmfRecognition: the rules of both operations" -ForEach @{ Operation = $Operation; Command = "$Operation-AcsDtmfRecognition" } {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $emulator = Start-Emulator

        $phone = '4:+14255550123'
        $participants = @(
            $phone
            '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-1000-000000000001'
            '8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-0000-000000007e4a_00000000-0000-0000-1000-000000000002'
            '8:orgid:00000000-0000-0000-1000-000000000003'
            '8:gcch:00000000-0000-0000-1000-000000000003'
            '8:teamsvisitor:00000000-0000-0000-1000-000000000004'
            '28:orgid:00000000-0000-0000-1000-000000000005'
            '48:some-kind-to-come'
        )
        $action = "$($Operation.ToLowerInvariant())ContinuousDtmfRecognition"
        $errorType = "AcsDtmf.Commands.${Operation}AcsDtmfRecognitionCommand"

        # A row that is nothing but its two columns.
        function Row([string] $callConnectionId, [object] $targetParticipant) {
            [pscustomobject]@{ CallConnectionId = $callConnectionId; TargetParticipant = $targetParticipant }
        }

        # The bodies that were sent, as objects.
        function SentBody {
            foreach ($request in $emulator.GetRequests()) {
                ConvertFrom-Json $request.body -DateKind String
            }
        }
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        Get-AcsCallingSession | Disconnect-AcsCalling
        $null = Connect-AcsCalling $emulator.ConnectionString -Name test
        $call = $emulator.AddCall($participants)
    }

    . "$PSScriptRoot/DtmfRecognition/Rows.ps1"
    . "$PSScriptRoot/DtmfRecognition/Errors.ps1"
    . "$PSScriptRoot/DtmfRecognition/Prompt.ps1"
    if ($Operation -eq 'Stop') {
        . "$PSScriptRoot/DtmfRecognition/Resilience.ps1"
        . "$PSScriptRoot/DtmfRecognition/Journal.ps1"
        . "$PSScriptRoot/DtmfRecognition/Run.ps1"
    }
}
