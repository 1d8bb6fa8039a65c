using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>The wait that the Retry-After header of an answer asks for, in either of its forms.</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait that a row is worth. A service that asks for more has, for this run, said no.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <returns>The wait, never negative; null when the answer asks for none.</returns>
    internal static TimeSpan? Of(HttpResponseMessage answer, DateTimeOffset now) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => IsBeyondRange(answer) ? TimeSpan.MaxValue : null,
    };

    /// <summary>Tells whether the header is a number larger than the framework reads: a long delay, and not a missing one.</summary>
    private static bool IsBeyondRange(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values)
        && values.First().Trim() is { Length: > 0 } text
        && text.All(c => c is >= '0' and <= '9');
}
