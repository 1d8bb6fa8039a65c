namespace AcsDtmf.Engine.Http;

/// <summary>The state of a run at the moment an attempt is sent. What the attempt's result means for the pace depends on it.</summary>
/// <param name="Number">The attempt's number in the run.</param>
/// <param name="Active">The number of attempts in flight, this one included.</param>
/// <param name="IsBound">Whether the attempt used the last place of the width.</param>
internal readonly record struct Departure(long Number, int Active, bool IsBound);
