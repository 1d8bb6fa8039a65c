namespace AcsDtmf.Contracts;

/// <summary>The options of a batch.</summary>
public sealed class BatchOptions
{
    /// <summary>The default of <see cref="ThrottleLimit"/>.</summary>
    public const int DefaultThrottleLimit = 16;

    /// <summary>The maximum of <see cref="ThrottleLimit"/>.</summary>
    public const int MaximumThrottleLimit = 1024;

    /// <summary>The default of <see cref="MaximumUnansweredRowCount"/>.</summary>
    public const int DefaultMaximumUnansweredRowCount = 50;

    /// <summary>Gets the maximum number of rows in flight. The batch sends fewer rows concurrently while the service throttles.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>Gets the full path of the journal, which records finished rows; null for no journal.</summary>
    /// <remarks>Rows that the journal records as succeeded are not sent again. They are reported as <see cref="RowStatus.Skipped"/>.</remarks>
    public string? JournalPath { get; init; }

    /// <summary>
    /// Gets a value indicating whether nothing is sent and the journal is only read. Rows that a run would send are reported as
    /// <see cref="RowStatus.WouldSend"/>.
    /// </summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Gets the number of consecutive rows without a response (no connection, or a time-out) that ends the run; 0 for no limit.</summary>
    public int MaximumUnansweredRowCount { get; init; } = DefaultMaximumUnansweredRowCount;
}
