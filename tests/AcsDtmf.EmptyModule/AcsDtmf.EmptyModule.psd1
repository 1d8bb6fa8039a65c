@{
    RootModule        = 'AcsDtmf.EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = 'f3c7f1c6-6b0e-4a64-9a53-6f8f2a7f4f0d'
    Author            = 'The AcsDtmf authors'
    Description       = 'An empty binary module, the baseline for import times.'
    FunctionsToExport = @()
    CmdletsToExport   = @('Get-Nothing', 'Invoke-Nothing')
    VariablesToExport = @()
    AliasesToExport   = @()
}
