namespace AcsDtmf.Contracts;

/// <summary>How a batch runs.</summary>
public sealed class BatchOptions
{
    /// <summary>The rows in flight at once, unless the user says otherwise.</summary>
    public const int DefaultThrottleLimit = 16;

    /// <summary>The widest a batch can be asked to run.</summary>
    public const int MaximumThrottleLimit = 1024;

    /// <summary>The consecutive rows without a response that end a run, unless the user says otherwise.</summary>
    public const int DefaultMaximumUnansweredRowCount = 50;

    /// <summary>Gets how many rows may be in flight at once. The service may narrow it, nothing widens it.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>Gets the full path of the file that records finished rows; null for no record.</summary>
    /// <remarks>Rows that the file has as succeeded are not sent again, but reported as <see cref="RowStatus.Skipped"/>.</remarks>
    public string? JournalPath { get; init; }

    /// <summary>
    /// Gets a value indicating whether nothing is sent and the journal is only read. Rows that a run would send are reported as
    /// <see cref="RowStatus.WouldSend"/>.
    /// </summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Gets how many consecutive rows may end without a response (no connection, or none in time) before the run ends; 0 for no limit.</summary>
    public int MaximumUnansweredRowCount { get; init; } = DefaultMaximumUnansweredRowCount;
}
