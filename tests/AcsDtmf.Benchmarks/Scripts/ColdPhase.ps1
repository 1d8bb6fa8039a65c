# Writes that a phase is complete, and the processor time of this process so far in milliseconds. The benchmark measures the elapsed time.
function Write-Phase {
    param([string] $Name)

    [Console]::Out.WriteLine("=> $Name " + [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))
}
