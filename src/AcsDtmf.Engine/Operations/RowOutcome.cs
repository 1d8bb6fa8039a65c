namespace AcsDtmf.Engine.Operations;

/// <summary>The outcome of a row.</summary>
/// <param name="Result">The result to report.</param>
/// <param name="Error">The error to report; null if the row did not fail, or if its error is already reported.</param>
/// <param name="Status">The status to count.</param>
/// <param name="IsFatal">Whether every further row would fail.</param>
internal readonly record struct RowOutcome<TResult>(TResult Result, CallingException? Error, string Status, bool IsFatal = false);
