namespace AcsDtmf.Contracts;

/// <summary>Where a reader of a journal reports. Every member is called on the thread that reads.</summary>
public interface IJournalSink : IMessageSink
{
    /// <summary>Takes the next row, in the order of the journal.</summary>
    /// <param name="result">The result of the row, as far as the journal records it.</param>
    void OnResult(CallResult result);
}
