<#
.SYNOPSIS
    Measures one worker of docs/examples/fan-out, and updates the capacity plan in docs/scaling.md and its chart.
.DESCRIPTION
    The worker sends the rows of one part to an emulator with a latency of 20, 50 and 200 ms. The access log of Azurite contains its storage
    operations. The script calculates everything else from these figures. Run it on an otherwise idle machine, after ./build.ps1 -Task FanOut.
.EXAMPLE
    ./tools/FanOutCapacity.ps1
    Shows the figures, and updates docs/scaling.md and docs/scaling.svg.
#>
[CmdletBinding()]
param(
    # The rows in flight of the worker.
    [int] $ThrottleLimit = 64
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$examples = Join-Path $root docs/examples/fan-out
'Testing', 'Emulator', 'Azurite', 'FanOut' | ForEach-Object { Import-Module (Join-Path $root "tests/Pester/$_.psm1") }

# Assumed list prices in USD per 10,000 operations, of a general-purpose v2 account with hot, locally redundant storage.
$price = @{ Write = 0.055; Other = 0.0044; Queue = 0.004 }

# Documented limits of Azure Storage, in requests per second.
$queueLimit = 2000
$accountLimit = 20000

# Returns the storage operations of a job by price, from the access log of Azurite.
function Measure-Operation ([string] $Log) {
    $count = @{ Write = 0; Other = 0; Queue = 0 }
    foreach ($match in [regex]::Matches($Log, '"(?<method>[A-Z]+) /devstoreaccount1/(?<target>\S+) HTTP')) {
        $target = $match.Groups['target'].Value
        $kind = if ($target -like 'messages-of-calls*') { 'Queue' }
        elseif ($match.Groups['method'].Value -eq 'PUT' -and $target -notmatch 'comp=(lease|metadata)') { 'Write' }
        else { 'Other' }
        $count[$kind]++
    }

    $count
}

# Runs one worker with one part, and returns its rate and its storage operations.
function Measure-Worker ([int] $Latency, [int] $Rows) {
    $emulator = Start-Emulator
    $azurite = Start-Azurite
    $csv = New-TemporaryFile
    try {
        $env:IDENTITY_ENDPOINT = "$($emulator.Endpoint)msi/token"
        $env:IDENTITY_HEADER = 'emulator-identity-header'
        $env:AZURE_STORAGE_CONNECTION_STRING = $azurite.ConnectionString
        $null = $emulator.Call('Post', 'recording', @{ enabled = $false })
        $emulator.AddCalls($Rows / 5, 5) | Export-Csv $csv
        $emulator.SetLatency($Latency)
        $job = & "$examples/Start-CallJob.ps1" $csv -PartCount 1 -Queue messages-of-calls
        Wait-Worker (Start-Worker @{ Endpoint = $emulator.Endpoint; Queue = 'messages-of-calls'; ThrottleLimit = $ThrottleLimit })
        $part = (& "$examples/Get-CallJob.ps1" $job.Name).Parts
        if ($part.Succeeded -ne $Rows) {
            throw "The worker completed $($part.Succeeded) of $Rows rows."
        }
    }
    finally {
        Stop-Azurite $azurite
        Stop-Emulator $emulator
        Remove-Item $csv
    }

    $count = Measure-Operation $azurite.Log.Result
    [pscustomobject]@{
        Latency    = $Latency
        Rows       = $Rows
        Rate       = $part.RowsPerSecond
        Operations = 1000 / $Rows * ($count.Write + $count.Other + $count.Queue)
        Queue      = $count.Queue
        Cost       = 1000 / $Rows / 10000 * ($count.Write * $price.Write + $count.Other * $price.Other + $count.Queue * $price.Queue)
        Seconds    = $Rows / $part.RowsPerSecond
        PerSecond  = ($count.Write + $count.Other + $count.Queue) * $part.RowsPerSecond / $Rows
        QueueRate  = $count.Queue * $part.RowsPerSecond / $Rows
    }
}

$invariant = [cultureinfo]::InvariantCulture
function Format-Number ([double] $Value, [string] $Format = 'N0') {
    $Value.ToString($Format, $invariant)
}

function Format-Duration ([double] $Hours) {
    if ($Hours -ge 1) {
        "$(Format-Number $Hours '0.#') h"
    }
    elseif ($Hours -ge 1 / 60) {
        "$(Format-Number ($Hours * 60)) min"
    }
    else {
        "$(Format-Number ($Hours * 3600)) s"
    }
}

$measured = @(
    Measure-Worker 20 40000
    Measure-Worker 50 20000
    Measure-Worker 200 6000
)
$measured | Format-Table | Out-Host

# The numbers of workers whose operations reach a limit of the storage account.
foreach ($item in $measured) {
    $byAccount = $accountLimit / $item.PerSecond
    $byQueue = $queueLimit / $item.QueueRate
    Add-Member -InputObject $item -NotePropertyMembers @{
        ByAccount = $byAccount
        ByQueue   = $byQueue
        Widest    = [math]::Min($byAccount, $byQueue)
    }
}

# The hours that a number of rows takes at a rate.
function Measure-Hour ([double] $Rate) {
    100e6 / $Rate / 3600
}

function Format-Line ([string] $Name, [scriptblock] $Cell) {
    "| $Name | $(($measured | ForEach-Object $Cell) -join ' | ') |"
}

function ConvertTo-Table {
    Format-Line '' { "$($_.Latency) ms" }
    "| --- |$(' --: |' * $measured.Count)"
    Format-Line 'Rows per second of one worker, measured' { Format-Number $_.Rate }
    Format-Line 'Storage operations per 1,000 rows, measured' { Format-Number $_.Operations 'N1' }
    Format-Line 'Cost of these operations per 1,000 rows' { "$(Format-Number $_.Cost '0.000000') USD" }
    Format-Line 'Workers that reach the limit of one storage account' { Format-Number $_.ByAccount }
    Format-Line 'Workers that reach the limit of one queue' { Format-Number $_.ByQueue }
    Format-Line 'Rows per second of the widest job of one queue' { Format-Number ($_.Widest * $_.Rate) }
    foreach ($limit in 400, 1000, 10000) {
        $name = "100 million rows at a limit of $(Format-Number $limit) requests per second: workers, time"
        Format-Line $name { "$(Format-Number ([math]::Ceiling($limit / $_.Rate))), $(Format-Duration (Measure-Hour $limit))" }
    }
}

# Draws the rate by the number of workers. Both axes are logarithmic. The lines end at the widest job of one queue.
function ConvertTo-Chart {
    $left = 90; $top = 60; $width = 640; $height = 320
    $ink = '#24292f'
    $colors = '#0969da', '#1a7f37', '#cf222e'
    $lowestRate = 100
    $decades = @{ X = 5; Y = 6 }
    $x = { Format-Number ($left + $width * [math]::Log10($args[0]) / $decades.X) '0.#' }
    $y = { Format-Number ($top + $height - $height * [math]::Log10($args[0] / $lowestRate) / $decades.Y) '0.#' }

    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 460" font-family="sans-serif" font-size="12" role="img">'
    '<title>Rows per second by workers</title>'
    '<rect width="100%" height="100%" fill="#ffffff"/>'
    foreach ($exponent in 0..$decades.Y) {
        $rate = $lowestRate * [math]::Pow(10, $exponent)
        $at = & $y $rate
        "<line x1=`"$left`" y1=`"$at`" x2=`"$($left + $width)`" y2=`"$at`" stroke=`"#d0d7de`"/><text x=`"$($left - 6)`" y=`"$at`" dy=`"4`" text-anchor=`"end`" fill=`"$ink`">$(Format-Number $rate)</text>"
        "<text x=`"$($left + $width + 6)`" y=`"$at`" dy=`"4`" fill=`"$ink`">$(Format-Duration (Measure-Hour $rate))</text>"
    }

    foreach ($exponent in 0..$decades.X) {
        $workers = [math]::Pow(10, $exponent)
        $at = & $x $workers
        "<line x1=`"$at`" y1=`"$top`" x2=`"$at`" y2=`"$($top + $height)`" stroke=`"#d0d7de`"/><text x=`"$at`" y=`"$($top + $height + 18)`" text-anchor=`"middle`" fill=`"$ink`">$(Format-Number $workers)</text>"
    }

    "<text x=`"$($left + $width / 2)`" y=`"$($top + $height + 40)`" text-anchor=`"middle`" fill=`"$ink`">horizontal: workers; vertical: rows per second if the service has no limit; right: time for 100 million rows</text>"
    for ($index = 0; $index -lt $measured.Count; $index++) {
        $item = $measured[$index]
        $end = $item.Widest
        "<circle cx=`"$($left + 8 + $index * 220)`" cy=`"32`" r=`"5`" fill=`"$($colors[$index])`"/><text x=`"$($left + 20 + $index * 220)`" y=`"36`" fill=`"$ink`">server with $($item.Latency) ms latency</text>"
        "<polyline points=`"$(& $x 1),$(& $y $item.Rate) $(& $x $end),$(& $y ($end * $item.Rate))`" fill=`"none`" stroke=`"$($colors[$index])`" stroke-width=`"2`"/>"
        "<circle cx=`"$(& $x 1)`" cy=`"$(& $y $item.Rate)`" r=`"3.5`" fill=`"$($colors[$index])`"/><circle cx=`"$(& $x $end)`" cy=`"$(& $y ($end * $item.Rate))`" r=`"3.5`" fill=`"$($colors[$index])`"/>"
    }

    '</svg>'
}

$page = Join-Path $root docs/scaling.md
$text = [IO.File]::ReadAllText($page)
$marked = [regex] '(?s)(?<=<!-- measured: begin -->\n).*(?=<!-- measured: end -->)'
if (-not $marked.IsMatch($text)) {
    throw "$page does not contain the markers of the measured section."
}

$table = (ConvertTo-Table) -join "`n"
[IO.File]::WriteAllText($page, $marked.Replace($text, "`n$table`n`n"))
[IO.File]::WriteAllText((Join-Path $root docs/scaling.svg), ((ConvertTo-Chart) -join "`n") + "`n")
$table
