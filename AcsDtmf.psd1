@{
    RootModule             = 'lib/AcsDtmf.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6c5f0b8e-7a53-4c0e-9d0b-5c1f4a6c9e27'
    Author                 = 'The AcsDtmf authors'
    CompanyName            = 'The AcsDtmf authors'
    Copyright              = 'Copyright (c) 2026 The AcsDtmf authors. MIT License.'
    Description            = 'Stops and starts continuous DTMF recognition on Azure Communication Services calls, and returns one typed result for each row of the pipeline.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    TypesToProcess         = @('lib/AcsDtmf.types.ps1xml')
    FormatsToProcess       = @('lib/AcsDtmf.format.ps1xml', 'lib/AcsDtmf.Events.format.ps1xml', 'lib/AcsDtmf.Lists.format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Connect-AcsCalling'
        'ConvertFrom-AcsCallEvent'
        'Disconnect-AcsCalling'
        'Get-AcsCallConnection'
        'Get-AcsCallParticipant'
        'Get-AcsCallingSession'
        'Get-AcsDtmfJournal'
        'Receive-AcsCallEvent'
        'Send-AcsDtmfTone'
        'Start-AcsDtmfRecognition'
        'Stop-AcsCallMedia'
        'Stop-AcsDtmfRecognition'
        'Wait-AcsDtmfRecognitionStopped'
    )
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('Azure', 'AzureCommunicationServices', 'ACS', 'CallAutomation', 'DTMF', 'Telephony', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://github.com/acsdtmf/acsdtmf/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/acsdtmf/acsdtmf'
            # The Package task of build.ps1 replaces this value with the section of this version in CHANGELOG.md.
            ReleaseNotes = 'https://github.com/acsdtmf/acsdtmf/blob/main/CHANGELOG.md'
        }
    }
}
