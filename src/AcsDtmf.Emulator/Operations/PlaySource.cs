using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The source of audio in a request. The kind determines which other member is required.</summary>
internal sealed record PlaySource
{
    public required string Kind { get; init; }

    public string? PlaySourceCacheId { get; init; }

    public FileSource? File { get; init; }

    public TextSource? Text { get; init; }

    public SsmlSource? Ssml { get; init; }

    /// <exception cref="RequestRejectedException">The kind is unknown, or the member that it requires is missing.</exception>
    public void Check(string field)
    {
        bool isComplete = Kind switch
        {
            "file" => File is not null,
            "text" => Text is not null,
            "ssml" => Ssml is not null,
            _ => throw RequestRejectedException.InvalidRequest($"{field} has an unknown kind. Use file, text or ssml."),
        };
        if (!isComplete)
        {
            throw RequestRejectedException.InvalidRequest($"{field} has the kind {Kind} but does not contain {Kind}.");
        }
    }

    /// <summary>An audio file, which the emulator does not read.</summary>
    internal sealed record FileSource
    {
        public required string Uri { get; init; }
    }

    /// <summary>A text to speak, which the emulator does not synthesize.</summary>
    internal sealed record TextSource
    {
        public required string Text { get; init; }
    }

    /// <summary>A document in the Speech Synthesis Markup Language, which the emulator does not synthesize.</summary>
    internal sealed record SsmlSource
    {
        public required string SsmlText { get; init; }
    }
}
