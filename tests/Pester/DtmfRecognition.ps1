<#
    Tests the rules that Stop-AcsDtmfRecognition and Start-AcsDtmfRecognition share. The tests of each command run this file. It tests
    the parts that depend on the command (binding, the request, errors, prompts) for both commands, and the other parts only for Stop.
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

        # A row with only the two required columns.
        function Row([string] $callConnectionId, [object] $targetParticipant) {
            [pscustomobject]@{ CallConnectionId = $callConnectionId; TargetParticipant = $targetParticipant }
        }

        # The request bodies that the emulator received, as objects.
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
