namespace AcsDtmf.Contracts;

/// <summary>
/// Reads events from JSON text that comes in pieces: whole texts, or the lines of one. Reports to its <see cref="ICallEventSink"/>
/// from within <see cref="Add"/> and <see cref="Complete"/>, as soon as an event is whole.
/// </summary>
/// <remarks>
/// Understands CloudEvents, Event Grid envelopes and the data of a runbook's webhook, single, in arrays, and one after the other.
/// Belongs to one thread.
/// </remarks>
public interface ICallEventReader
{
    /// <summary>Takes a piece of text. A piece that ends within an event is kept, and the next one continues it.</summary>
    /// <param name="text">One or more whole lines.</param>
    void Add(string text);

    /// <summary>Takes an object that a JSON parser made of a text.</summary>
    /// <param name="parsed">
    /// Null, a text, number, truth value or date; a sequence of such; or, for an object, a sequence of pairs of name and value.
    /// </param>
    void AddParsed(object? parsed);

    /// <summary>Says that the text ends here, and reports what was left unfinished. The reader can then begin another text.</summary>
    void Complete();
}
