using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>How a row ended. The statuses are text, so that they read the same in comparisons, CSV, JSON and CLIXML.</summary>
public static class RowStatus
{
    /// <summary>The service accepted the request.</summary>
    public const string Succeeded = "Succeeded";

    /// <summary>The row was not valid, or the service refused it, or could not be reached.</summary>
    public const string Failed = "Failed";

    /// <summary>The journal says that an earlier run has done the row; nothing was sent.</summary>
    public const string Skipped = "Skipped";

    /// <summary>Under -WhatIf: a run would send the row; nothing was sent.</summary>
    public const string WouldSend = "WouldSend";

    /// <summary>Gets all statuses.</summary>
    internal static IReadOnlyList<string> All { get; } = [Succeeded, Failed, Skipped, WouldSend];
}
