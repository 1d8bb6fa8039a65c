using System;

namespace AcsDtmf.Contracts;

/// <summary>How far a batch has come.</summary>
public sealed class BatchProgress
{
    /// <summary>Gets the rows reported so far.</summary>
    public long Done { get; init; }

    /// <summary>Gets how many of them failed.</summary>
    public long Failed { get; init; }

    /// <summary>Gets how many of them were skipped, because a journal had them as done.</summary>
    public long Skipped { get; init; }

    /// <summary>Gets how many of them a run would send.</summary>
    public long WouldSend { get; init; }

    /// <summary>Gets the time since the batch was opened.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets how often the service made the batch pause.</summary>
    public int ThrottlingPauses { get; init; }

    /// <summary>Gets how many attempts may be under way at once just now; 0 during a pause.</summary>
    public int Width { get; init; }

    /// <summary>Gets the rows reported a second, from the start.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;
}
