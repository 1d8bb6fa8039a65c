namespace AcsDtmf.Engine.Http;

/// <summary>An attempt that has left: what its result says about the pace depends on it.</summary>
/// <param name="Number">The attempt's number in the run.</param>
/// <param name="Active">The attempts that were under way with it, itself included.</param>
/// <param name="IsBound">Whether the width was used up with it.</param>
internal readonly record struct Departure(long Number, int Active, bool IsBound);
