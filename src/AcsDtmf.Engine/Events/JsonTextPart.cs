using System;

namespace AcsDtmf.Engine.Events;

/// <summary>A value that a splitter found, or what it found in the place of one.</summary>
/// <param name="Json">The value's text; empty when the flaw is not about one value.</param>
/// <param name="Text">The piece that holds the value, or the value itself when it began in an earlier piece.</param>
/// <param name="Line">The line that the value begins in, counted from 1 over all pieces.</param>
/// <param name="Flaw">Why there is no whole value; null when there is one.</param>
/// <param name="IsTooLong">Whether the value is longer than any that is read, so that its text may be incomplete.</param>
internal readonly record struct JsonTextPart(ReadOnlyMemory<char> Json, string Text, int Line, string? Flaw = null, bool IsTooLong = false);
