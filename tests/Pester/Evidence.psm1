<#
    Collects whatever a command can leave behind: its streams in every form that people give them, the error variable,
    the transcript. A secret that stands in none of it has not leaked.
#>

# Runs a script and returns all its traces, as texts by the name of the place where they were found.
function Get-Evidence {
    [CmdletBinding()]
    [OutputType([System.Collections.Specialized.OrderedDictionary])]
    param (
        [Parameter(Mandatory, Position = 0)]
        [scriptblock] $ScriptBlock,

        # A folder for the files it takes.
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
        # In the global scope, which is the one that the script has in common with this module.
        $before | ForEach-Object { $_.Value = 'Continue' }

        # What goes to the host goes into the transcript.
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

    # A copy: to make texts of errors may make errors. Most of them are in both places.
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

# Every object in every form: table, list, text, CSV, HTML, JSON, clixml.
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
        # Below its own properties, an error is a whole world of methods and commands; what may hold a secret comes by itself.
        'JSON'         = { $objects | ForEach-Object { ConvertTo-Json $_ -Depth ($_ -is [Exception] -or $_ -is [System.Management.Automation.ErrorRecord] ? 1 : 3) -WarningAction Ignore } }
    }
    foreach ($form in $forms.Keys) {
        # A form that an object refuses tells why, and may tell too much with that.
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

# Says where a secret stands, in the forms it could stand in.
function Find-Leak {
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory, Position = 0)]
        [System.Collections.IDictionary] $Evidence,

        [Parameter(Mandatory)]
        [string[]] $Secret
    )

    # One search for all of them: there may be a signature for each request.
    $forms = $Secret | ForEach-Object { $_; [uri]::EscapeDataString($_); [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($_)) }
    $search = [regex]::new((($forms | Sort-Object -Unique | ForEach-Object { [regex]::Escape($_) }) -join '|'), 'IgnoreCase, CultureInvariant')
    foreach ($place in $Evidence.Keys) {
        # Views break long lines.
        $text = $Evidence[$place] -replace '\r?\n\s*'
        foreach ($match in $search.Matches($text)) {
            $start = [Math]::Max(0, $match.Index - 60)
            "${place}: ...$($text.Substring($start, [Math]::Min($text.Length - $start, 100)))..."
        }
    }
}

Export-ModuleMember -Function *-*
