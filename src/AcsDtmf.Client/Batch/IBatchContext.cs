namespace AcsDtmf.Client.Batch;

/// <summary>What a request knows of the batch it belongs to.</summary>
internal interface IBatchContext
{
    /// <summary>Gets the window that all attempts of the batch pass through.</summary>
    SendWindow Window { get; }

    /// <summary>Tells the user something, from any thread.</summary>
    /// <param name="message">One line without secrets.</param>
    void Say(string message);
}
