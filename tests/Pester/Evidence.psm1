<#
    Collects all traces of a command: its streams in every usual format, the error variable, and the transcript. A secret that is in
    none of them has not leaked.
#>

# Runs a script, and returns all its traces as text, keyed by the name of the place.
function Get-Evidence {
    [CmdletBinding()]
    [OutputType([System.Collections.Specialized.OrderedDictionary])]
    param (
        [Parameter(Mandatory, Position = 0)]
        [scriptblock] $ScriptBlock,

        # A folder for temporary files.
        [Parameter(Mandatory)]
        [string] $Folder
    )

    $global:Error.Clear()
    $transcript = Join-Path $Folder 'transcript.txt'
    $null = Start-Transcript $transcript
    $preferences = 'VerbosePreference', 'DebugPreference', 'InformationPreference', 'WarningPreference', 'ProgressPreference'
    $before = Get-Variable $preferences -Scope Global
    $values = $before.Value
    $records = [System.Collections.Generic.List[object]]::new()
    try {
        # The script and this module have only the global scope in common.
        $before | ForEach-Object { $_.Value = 'Continue' }

        # The transcript records the output of the host.
        & $ScriptBlock *>&1 | ForEach-Object { $records.Add($_); $_ } | Out-Host
    }
    catch {
        $records.Add($_)
        $_ | Out-Host
    }
    finally {
        for ($i = 0; $i -lt $preferences.Count; $i++) { $before[$i].Value = $values[$i] }
        $null = Stop-Transcript
    }

    # The list is a copy, because converting errors to text can add errors. Most errors are in both sources.
    $errors = @(@($global:Error) + @($records | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) | Select-Object -Unique)
    $errorRecords = @($errors | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
    $evidence = [ordered]@{ Transcript = Get-Content $transcript -Raw }
    Add-Form $evidence 'Output' @($records | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] }) $Folder
    Add-Form $evidence 'Error' $errors $Folder
    Add-Form $evidence 'Exception' @(Get-Exception $errors) $Folder
    Add-Form $evidence 'Detail' @($errorRecords | ForEach-Object { $_.ErrorDetails; $_.TargetObject; $_.InvocationInfo.BoundParameters.Values; $_.InvocationInfo.UnboundArguments } | Where-Object { $null -ne $_ }) $Folder
    Add-Form $evidence 'Session' @(Get-AcsCallingSession) $Folder
    $evidence
}

# Adds every object in every format: table, list, text, CSV, HTML, JSON, CLIXML.
function Add-Form([System.Collections.IDictionary] $evidence, [string] $name, [object[]] $objects, [string] $folder) {
    if ($objects.Count -eq 0) {
        return
    }

    $clixml = Join-Path $folder 'evidence.xml'
    $forms = [ordered]@{
        'default view' = { $objects | Out-String -Width 10000 }
        'list'         = { $objects | Format-List * -Force | Out-String -Width 10000 }
        'text'         = { $objects | ForEach-Object { "$_"; $_.ToString() } }
        'CSV'          = { $objects | ConvertTo-Csv }
        'HTML'         = { $objects | ConvertTo-Html }
        'clixml'       = { $objects | Export-Clixml $clixml -Depth 2; Get-Content $clixml }
        # The nested properties of an error contain many methods and commands. The members that can contain a secret are added separately.
        'JSON'         = { $objects | ForEach-Object { ConvertTo-Json $_ -Depth ($_ -is [Exception] -or $_ -is [System.Management.Automation.ErrorRecord] ? 1 : 3) -WarningAction Ignore } }
    }
    foreach ($form in $forms.Keys) {
        # A conversion error can contain a secret too.
        $evidence["$name, $form"] = try { (& $forms[$form]) -join "`n" } catch { $_ | Format-List * -Force | Out-String -Width 10000 }
    }
}

function Get-Exception([object[]] $errors) {
    foreach ($record in $errors) {
        $exception = $record -is [Exception] ? $record : $record.Exception
        while ($exception) {
            $exception
            $exception = $exception.InnerException
        }
    }
}

# Returns the places that contain a secret, in any of its encodings.
function Find-Leak {
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory, Position = 0)]
        [System.Collections.IDictionary] $Evidence,

        [Parameter(Mandatory)]
        [string[]] $Secret
    )

    # One search covers all secrets, because each request can have its own signature.
    $forms = $Secret | ForEach-Object { $_; [uri]::EscapeDataString($_); [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($_)) }
    $search = [regex]::new((($forms | Sort-Object -Unique | ForEach-Object { [regex]::Escape($_) }) -join '|'), 'IgnoreCase, CultureInvariant')
    foreach ($place in $Evidence.Keys) {
        # Views wrap long lines.
        $text = $Evidence[$place] -replace '\r?\n\s*'
        foreach ($match in $search.Matches($text)) {
            $start = [Math]::Max(0, $match.Index - 60)
            "${place}: ...$($text.Substring($start, [Math]::Min($text.Length - $start, 100)))..."
        }
    }
}

Export-ModuleMember -Function *-*
