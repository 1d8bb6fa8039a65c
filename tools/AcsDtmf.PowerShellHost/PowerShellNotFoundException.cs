using System;

namespace AcsDtmf.PowerShellHost;

/// <summary>The exception that is thrown when no PowerShell is found. The message states on one line what was tried.</summary>
public sealed class PowerShellNotFoundException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="PowerShellNotFoundException"/> class.</summary>
    public PowerShellNotFoundException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PowerShellNotFoundException"/> class.</summary>
    /// <param name="message">What was tried.</param>
    public PowerShellNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PowerShellNotFoundException"/> class.</summary>
    /// <param name="message">What was tried.</param>
    /// <param name="innerException">The cause.</param>
    public PowerShellNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
