<#
.SYNOPSIS
    Generates the help files for Get-Help from the pages in docs/en-US.
.DESCRIPTION
    PlatyPS converts the command pages to AcsDtmf.dll-Help.xml. This script converts the about_ topics to text. The generated files are
    committed, so that a checkout has help without PlatyPS.
.EXAMPLE
    ./tools/Docs.ps1
    Generates the files in the en-US folder beside the manifest, where Get-Help looks for them.
#>
[CmdletBinding()]
param(
    [string] $OutputPath = (Join-Path $PSScriptRoot ../en-US)
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)) {
    throw 'PlatyPS is not installed. Run Install-PSResource Microsoft.PowerShell.PlatyPS.'
}

Import-Module Microsoft.PowerShell.PlatyPS -Verbose:$false

# A terminal does not render bold text, links or backticks.
function ConvertTo-PlainText ([string] $Text) {
    $Text -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '\*\*|`'
}

# Splits Markdown into headings, code, list items and paragraphs. A paragraph is one line, because terminals differ in width.
function Get-MarkdownBlock ([string] $Markdown) {
    $lines = [Collections.Generic.List[string]]::new()
    $kind = 'Text'

    function Complete {
        if ($lines.Count) {
            $text = $kind -eq 'Code' ? ($lines -join "`n") : (ConvertTo-PlainText ($lines.Trim() -join ' '))
            [pscustomobject]@{ Kind = $kind; Text = $text }
            $lines.Clear()
        }
    }

    foreach ($line in $Markdown -split '\r?\n') {
        if ($line -like '``````*') {
            Complete
            $kind = $kind -eq 'Code' ? 'Text' : 'Code'
        }
        elseif ($kind -eq 'Code') {
            $lines.Add($line)
        }
        elseif ($line -match '^(?<level>#+) (?<title>.+)$') {
            Complete
            $kind = 'Text'
            [pscustomobject]@{ Kind = "Heading$($Matches.level.Length)"; Text = ConvertTo-PlainText $Matches.title }
        }
        elseif (-not $line.Trim()) {
            Complete
            $kind = 'Text'
        }
        else {
            if ($line -match '^- ') {
                Complete
                $kind = 'Item'
            }

            $lines.Add($line)
        }
    }

    Complete
}

# Wraps text at 80 columns.
function Format-HelpLine ([string] $Text, [int] $Indent, [int] $Hanging = 0) {
    $line = ' ' * $Indent
    $isEmpty = $true
    foreach ($word in $Text -split ' ') {
        if (-not $isEmpty -and $line.Length + 1 + $word.Length -gt 80) {
            $line
            $line = ' ' * ($Indent + $Hanging)
            $isEmpty = $true
        }

        $line += $isEmpty ? $word : " $word"
        $isEmpty = $false
    }

    $line
}

function ConvertTo-AboutTopic ([string] $Markdown) {
    $previous = ''
    foreach ($block in Get-MarkdownBlock $Markdown) {
        if ($previous -and -not ($block.Kind -eq 'Item' -and $previous -eq 'Item') -and $previous -ne 'Heading2') {
            ''
        }

        switch ($block.Kind) {
            'Heading1' { 'TOPIC'; "    $($block.Text)" }
            'Heading2' { $block.Text.ToUpperInvariant() }
            'Heading3' { "  $($block.Text)" }
            'Code' { $block.Text -split "`n" | ForEach-Object { "        $_".TrimEnd() } }
            'Item' { Format-HelpLine $block.Text -Indent 4 -Hanging 2 }
            default { Format-HelpLine $block.Text -Indent 4 }
        }

        $previous = $block.Kind
    }
}

# PlatyPS keeps the line breaks of the page, writes the fenced code of an example into the introduction, and omits default values.
function Repair-CommandHelp ([xml] $Help, [object[]] $Command) {
    $names = [Xml.XmlNamespaceManager]::new($Help.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    foreach ($example in $Help.SelectNodes('//command:example', $names)) {
        $introduction = $example.SelectSingleNode('maml:introduction', $names)
        foreach ($paragraph in @($introduction.ChildNodes)) {
            if ($paragraph.InnerText -match '(?s)^```\w*\r?\n(?<code>.*?)\r?\n```$') {
                $example.SelectSingleNode('dev:code', $names).InnerText = $Matches.code
                $null = $introduction.RemoveChild($paragraph)
            }
            else {
                $null = $example.SelectSingleNode('dev:remarks', $names).AppendChild($paragraph)
            }
        }
    }

    foreach ($page in $Command) {
        $details = $Help.SelectSingleNode("//command:command[command:details/command:name='$($page.Title)']", $names)
        foreach ($parameter in $page.Parameters | Where-Object DefaultValue) {
            $element = $Help.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))
            $element.InnerText = $parameter.DefaultValue
            $null = $details.SelectSingleNode("command:parameters/command:parameter[maml:name='$($parameter.Name)']", $names).AppendChild($element)
        }
    }

    foreach ($paragraph in @($Help.SelectNodes('//maml:para', $names))) {
        # PlatyPS writes a control character for an empty line. The items of a list stay in one paragraph.
        $item = $null
        foreach ($block in Get-MarkdownBlock $paragraph.InnerText.Trim([char] 0x80)) {
            if ($block.Kind -eq 'Item' -and $item) {
                $item.InnerText += "`n$($block.Text)"
                continue
            }

            $whole = $paragraph.CloneNode($false)
            $whole.InnerText = $block.Text
            $item = $block.Kind -eq 'Item' ? $whole : $null
            $null = $paragraph.ParentNode.InsertBefore($whole, $paragraph)
        }

        $null = $paragraph.ParentNode.RemoveChild($paragraph)
    }

    # An empty line separates an example from the next one.
    foreach ($remarks in $Help.SelectNodes('//dev:remarks', $names)) {
        $null = $remarks.AppendChild($Help.CreateElement('maml', 'para', $names.LookupNamespace('maml')))
    }

    $Help
}

$pages = Join-Path $PSScriptRoot ../docs/en-US
$out = (New-Item $OutputPath -ItemType Directory -Force).FullName
$work = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "AcsDtmf-$(New-Guid)") -ItemType Directory).FullName
try {
    $commands = Get-ChildItem $pages -Filter *-*.md | Sort-Object Name | Import-MarkdownCommandHelp
    $file = Export-MamlCommandHelp -CommandHelp $commands -OutputFolder $work -Verbose:$false
    $help = [xml]::new()
    $help.Load($file.FullName)

    # These settings produce the same bytes on every operating system.
    $settings = [Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [Text.UTF8Encoding]::new($false) }
    $writer = [Xml.XmlWriter]::Create((Join-Path $out AcsDtmf.dll-Help.xml), $settings)
    (Repair-CommandHelp $help $commands).Save($writer)
    $writer.Dispose()
}
finally {
    Remove-Item $work -Recurse
}

foreach ($page in Get-ChildItem $pages -Filter about_*.md) {
    $text = (ConvertTo-AboutTopic (Get-Content $page.FullName -Raw)) -join "`n"
    [IO.File]::WriteAllText((Join-Path $out "$($page.BaseName).help.txt"), "$text`n")
}

Get-ChildItem $out
