namespace AcsDtmf.Engine.Operations;

/// <summary>How a row ended.</summary>
/// <param name="Result">What is reported.</param>
/// <param name="Error">Why it failed; null when it did not, or when that is not to be said again.</param>
/// <param name="Status">The status that is counted.</param>
/// <param name="IsFatal">Whether no further row can succeed after this.</param>
internal readonly record struct RowOutcome<TResult>(TResult Result, CallingException? Error, string Status, bool IsFatal = false);
