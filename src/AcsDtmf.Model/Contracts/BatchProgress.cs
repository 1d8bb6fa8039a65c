using System;

namespace AcsDtmf.Contracts;

/// <summary>The progress of a batch.</summary>
public sealed class BatchProgress
{
    /// <summary>Gets the number of rows reported so far.</summary>
    public long Done { get; init; }

    /// <summary>Gets the number of reported rows that failed.</summary>
    public long Failed { get; init; }

    /// <summary>Gets the number of reported rows that were skipped because the journal records them as succeeded.</summary>
    public long Skipped { get; init; }

    /// <summary>Gets how many of them a run would send.</summary>
    public long WouldSend { get; init; }

    /// <summary>Gets the time since the batch was opened.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the number of pauses that were caused by throttling.</summary>
    public int ThrottlingPauses { get; init; }

    /// <summary>Gets the number of attempts that can currently be in flight; 0 during a pause.</summary>
    public int Width { get; init; }

    /// <summary>Gets the number of rows in flight.</summary>
    public int InFlight { get; init; }

    /// <summary>Gets the average number of rows reported per second since the batch was opened.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;
}
