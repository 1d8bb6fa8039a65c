namespace AcsDtmf.Engine.Journal;

/// <summary>The first line of a journal: what it is a journal of.</summary>
internal sealed class JournalHeader
{
    /// <summary>The mark by which a journal is known.</summary>
    internal const string Mark = "AcsDtmf/1";

    public string? Journal { get; set; }

    public string? Operation { get; set; }

    public string? Endpoint { get; set; }
}
