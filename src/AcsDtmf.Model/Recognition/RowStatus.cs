using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>The statuses of rows. They are text, so they are the same in comparisons, CSV, JSON and CLIXML.</summary>
public static class RowStatus
{
    /// <summary>The service accepted the request.</summary>
    public const string Succeeded = "Succeeded";

    /// <summary>The row is invalid, the service refused it, or the service could not be reached.</summary>
    public const string Failed = "Failed";

    /// <summary>The journal records the row as succeeded in an earlier run; nothing was sent.</summary>
    public const string Skipped = "Skipped";

    /// <summary>Under -WhatIf: a run would send the row; nothing was sent.</summary>
    public const string WouldSend = "WouldSend";

    /// <summary>Gets all statuses.</summary>
    internal static IReadOnlyList<string> All { get; } = [Succeeded, Failed, Skipped, WouldSend];
}
