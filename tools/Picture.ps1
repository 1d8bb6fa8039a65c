<#
.SYNOPSIS
    Renders the picture of the README from the output of commands that run now, on an emulator of the service.
.DESCRIPTION
    The script runs each command in a runspace of its own, as a user types it at a prompt, and draws the output, with its colors, as a
    terminal. A test compares the committed picture with a new one.
.EXAMPLE
    ./tools/Picture.ps1
    Renders docs/terminal.svg.
#>
[CmdletBinding()]
param(
    [string] $OutputPath = (Join-Path $PSScriptRoot ../docs/terminal.svg)
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../tests/Pester/Emulator.psm1"
if (-not (Get-Module AcsDtmf)) {
    Import-Module "$PSScriptRoot/../AcsDtmf.psd1"
}

$columns = 100
$rowCount = 2000

# What the user types. The bulk run shows its progress bar too.
$commands = @(
    'Import-Csv calls.csv | Stop-AcsDtmfRecognition'
    "Import-Csv all.csv | Stop-AcsDtmfRecognition -TotalCount $rowCount | Group-Object Status -NoElement"
)

# Writes the files that the commands read.
function Write-Row ($Emulator) {
    $rows = $Emulator.AddCalls($rowCount)
    $rows | Export-Csv all.csv
    @(
        $rows[0]
        [pscustomobject]@{ CallConnectionId = $rows[1].CallConnectionId; TargetParticipant = '14255550102' }
        $rows[2]
    ) | Export-Csv calls.csv
}

# Runs a command, and returns the lines of the terminal: the prompt, a progress bar from the middle of the run, and the output.
function Invoke-Prompt ([runspace] $Runspace, [string] $Command) {
    $shell = [powershell]::Create($Runspace)
    try {
        "PS> $Command"
        $output = $shell.AddScript("$Command 2>&1").Invoke()
        $bars = @($shell.Streams.Progress | Where-Object PercentComplete -GE 0)
        if ($bars) {
            Format-ProgressBar $bars[[int] ($bars.Count / 2)]
        }

        $output | ForEach-Object { $_ -is [Management.Automation.ErrorRecord] ? (Format-Failure $_) : $_ } | Out-String -Width $columns -Stream
    }
    finally {
        $shell.Dispose()
    }
}

# Formats an error as the concise view does, which uses colors only in a terminal.
function Format-Failure ([Management.Automation.ErrorRecord] $Failure) {
    foreach ($text in "$($Failure.InvocationInfo.MyCommand): $Failure", "  Recommendation: $($Failure.ErrorDetails.RecommendedAction)") {
        [regex]::Matches($text, ".{1,$columns}(?:\s|$)").Value.ForEach({ "`e[31;1m$_`e[0m" })
    }
}

# Formats a progress record as PowerShell's minimal view does: one line, which is reversed up to the percentage.
function Format-ProgressBar ($Progress) {
    $room = $columns - $Progress.Activity.Length - 3
    $status = $Progress.StatusDescription.PadRight($room)
    $done = [int] ($room * $Progress.PercentComplete / 100)
    "`e[33;1m{0} [`e[7m{1}`e[27m{2}]`e[0m" -f $Progress.Activity, $status.Substring(0, $done), $status.Substring($done)
}

# Splits a line into texts with the classes of their colors and styles.
function Split-Style ([string] $Line) {
    $classes = @{ '1' = 'bold'; '3' = 'italic'; '7' = 'reverse'; '31' = 'red'; '32' = 'green'; '33' = 'yellow'; '36' = 'cyan'; '90' = 'gray' }
    $active = [Collections.Generic.List[string]]::new()
    foreach ($part in [regex]::Matches($Line, '\e\[(?<codes>[\d;]*)m|(?<text>[^\e]+)')) {
        if ($part.Groups['text'].Success) {
            [pscustomobject]@{ Text = $part.Value; Class = $active -join ' '; Length = $part.Length }
            continue
        }

        foreach ($code in $part.Groups['codes'].Value -split ';') {
            switch ($code) {
                { $classes.ContainsKey($_) } { $active.Add($classes[$_]) }
                '27' { $null = $active.Remove('reverse') }
                { $_ -in '', '0' } { $active.Clear() }
            }
        }
    }
}

function ConvertTo-Svg ([string[]] $Line) {
    $cell = @{ Width = 8.4; Height = 18 }
    $margin = @{ Left = 16; Top = 44 }
    $culture = [cultureinfo]::InvariantCulture
    $width = [math]::Ceiling($columns * $cell.Width + 2 * $margin.Left)
    $height = $margin.Top + $Line.Count * $cell.Height + 8

    "<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 $width $height`" width=`"$width`" height=`"$height`" role=`"img`" aria-labelledby=`"title`">"
    '  <title id="title">A terminal: a short run with a failed row, and a run of {0:N0} rows with its progress bar</title>' -f $rowCount
    '  <style>'
    '    text { font: 14px Consolas, Menlo, "DejaVu Sans Mono", monospace; fill: #d4d4d4; white-space: pre; }'
    '    .bold { font-weight: bold; } .italic { font-style: italic; } .gray { fill: #808080; } .cyan { fill: #4ec9b0; }'
    '    .red { fill: #f48771; } .green { fill: #7fd98c; } .yellow { fill: #e5c07b; } text.reverse { fill: #1e1e1e; }'
    '  </style>'
    "  <rect width=`"$width`" height=`"$height`" rx=`"8`" fill=`"#1e1e1e`"/>"
    '  <circle cx="20" cy="18" r="6" fill="#ff5f57"/><circle cx="40" cy="18" r="6" fill="#febc2e"/><circle cx="60" cy="18" r="6" fill="#28c840"/>'

    $y = $margin.Top
    foreach ($current in $Line) {
        $column = 0
        foreach ($part in Split-Style $current) {
            $x = ($margin.Left + $column * $cell.Width).ToString('0.#', $culture)
            if ($part.Class -like '*reverse*') {
                $length = ($part.Length * $cell.Width).ToString('0.#', $culture)
                "  <rect x=`"$x`" y=`"$($y - 13)`" width=`"$length`" height=`"$($cell.Height)`" class=`"yellow`"/>"
            }

            if ($part.Text.Trim()) {
                # The length aligns the columns in every monospace font.
                $length = ($part.Text.TrimEnd().Length * $cell.Width).ToString('0.#', $culture)
                $text = [Security.SecurityElement]::Escape($part.Text.TrimEnd())
                "  <text x=`"$x`" y=`"$y`" textLength=`"$length`" class=`"$($part.Class)`" xml:space=`"preserve`">$text</text>"
            }

            $column += $part.Length
        }

        $y += $cell.Height
    }

    '</svg>'
}

$folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "AcsDtmf-$(New-Guid)") -ItemType Directory).FullName
$rendering = $PSStyle.OutputRendering
$emulator = $null
$runspace = $null
Push-Location $folder
try {
    $PSStyle.OutputRendering = 'Ansi'
    $emulator = Start-Emulator
    Write-Row $emulator

    # A service takes time, so that the bulk run lasts long enough to show its progress.
    $emulator.SetLatency(20)
    $runspace = [runspacefactory]::CreateRunspace()
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddScript('param ($Module, $Secret, $Folder) Import-Module $Module; Connect-AcsCalling $Secret; Set-Location $Folder').
        AddArgument((Join-Path (Get-Module AcsDtmf).ModuleBase AcsDtmf.psd1)).AddArgument($emulator.ConnectionString).AddArgument($folder).Invoke()
    $shell.Dispose()

    # A terminal has no two empty lines in a row, and none at the end.
    $lines = (($commands | ForEach-Object { Invoke-Prompt $runspace $_ }) -join "`n").TrimEnd() -replace '\n{3,}', "`n`n" -split "`n"
    Set-Content $OutputPath (ConvertTo-Svg $lines)
}
finally {
    $PSStyle.OutputRendering = $rendering
    Pop-Location
    if ($runspace) { $runspace.Dispose() }
    Stop-Emulator $emulator
    Remove-Item $folder -Recurse
}

Get-Item $OutputPath
