@{
    RootModule             = 'lib/AcsDtmf.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6c5f0b8e-7a53-4c0e-9d0b-5c1f4a6c9e27'
    Author                 = 'The AcsDtmf authors'
    CompanyName            = 'The AcsDtmf authors'
    Copyright              = 'Copyright (c) 2026 The AcsDtmf authors. MIT License.'
    Description            = 'Stops and starts continuous DTMF recognition on Azure Communication Services calls: one typed result for every row of the pipeline, at the speed the network allows.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    TypesToProcess         = @('lib/AcsDtmf.types.ps1xml')
    FormatsToProcess       = @('lib/AcsDtmf.format.ps1xml', 'lib/AcsDtmf.Events.format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Connect-AcsCalling'
        'ConvertFrom-AcsCallEvent'
        'Disconnect-AcsCalling'
        'Get-AcsCallConnection'
        'Get-AcsCallParticipant'
        'Get-AcsCallingSession'
        'Send-AcsDtmfTone'
        'Start-AcsDtmfRecognition'
        'Stop-AcsDtmfRecognition'
        'Wait-AcsDtmfRecognitionStopped'
    )
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags       = @('Azure', 'AzureCommunicationServices', 'ACS', 'CallAutomation', 'DTMF', 'Telephony', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://github.com/acsdtmf/acsdtmf/blob/main/LICENSE'
            ProjectUri = 'https://github.com/acsdtmf/acsdtmf'
            # The newest section of CHANGELOG.md, word for word.
            ReleaseNotes = @'
### Added

- Stop-AcsDtmfRecognition and Start-AcsDtmfRecognition: one request and one typed result for every row of the pipeline, in input
  order, many at once, with -WhatIf, retries, and a journal that makes a run safe to repeat.
- Send-AcsDtmfTone, Get-AcsCallConnection and Get-AcsCallParticipant, on the same terms.
- Connect-AcsCalling, Get-AcsCallingSession and Disconnect-AcsCalling: sessions that belong to their runspace, and credentials that
  show nowhere.
- ConvertFrom-AcsCallEvent and Wait-AcsDtmfRecognitionStopped: the events of calls as objects, and the rows that they confirm.
- Help for every command and about_AcsDtmf, about_AcsDtmf_Authentication, about_AcsDtmf_Bulk and about_AcsDtmf_Errors.
'@
        }
    }
}
