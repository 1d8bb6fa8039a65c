using System;

namespace AcsDtmf.Engine.Events;

/// <summary>A value that a splitter found, or the text that it found in place of a value.</summary>
/// <param name="Json">The text of the value; empty if the flaw does not concern one value.</param>
/// <param name="Text">The piece that contains the value, or the value itself if it begins in an earlier piece.</param>
/// <param name="Line">The line in which the value begins, counted from 1 over all pieces.</param>
/// <param name="Flaw">Why the value is incomplete; null if it is complete.</param>
/// <param name="IsTooLong">Whether the value exceeds the maximum length, so that its text may be incomplete.</param>
internal readonly record struct JsonTextPart(ReadOnlyMemory<char> Json, string Text, int Line, string? Flaw = null, bool IsTooLong = false);
