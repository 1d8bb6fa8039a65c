namespace AcsDtmf;

/// <summary>How a row ended.</summary>
public enum RowStatus
{
    /// <summary>The service accepted the request.</summary>
    Succeeded,

    /// <summary>The row was not valid, or the service refused it, or could not be reached.</summary>
    Failed,

    /// <summary>The journal says that an earlier run has done the row; nothing was sent.</summary>
    Skipped,
}
