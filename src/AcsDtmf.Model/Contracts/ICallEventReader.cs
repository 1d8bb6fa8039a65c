namespace AcsDtmf.Contracts;

/// <summary>
/// Reads events from JSON text that is added in pieces: whole texts, or the lines of one. Reports each event to its
/// <see cref="ICallEventSink"/> during <see cref="Add"/> and <see cref="Complete"/>, as soon as the event is complete.
/// </summary>
/// <remarks>
/// Reads CloudEvents, Event Grid envelopes and the data of a runbook's webhook, as single values, in arrays, and in sequence.
/// Not thread-safe.
/// </remarks>
public interface ICallEventReader
{
    /// <summary>Adds a piece of text. If the piece ends within an event, the next piece continues the event.</summary>
    /// <param name="text">One or more complete lines.</param>
    void Add(string text);

    /// <summary>Adds an object that a JSON parser returned.</summary>
    /// <param name="parsed">
    /// Null, a string, number, Boolean or date; a sequence of values; or, for a JSON object, a sequence of name-value pairs.
    /// </param>
    void AddParsed(object? parsed);

    /// <summary>Ends the text, and reports an incomplete event as an error. The reader can then read another text.</summary>
    void Complete();
}
