using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>Reads the Retry-After header of a response, in either of its forms.</summary>
internal static class RetryAfter
{
    /// <summary>The longest delay after which a row is sent again. With a longer one, the row fails.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <returns>The delay, never negative; null if the response asks for none.</returns>
    internal static TimeSpan? Of(HttpResponseMessage answer, DateTimeOffset now) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => IsBeyondRange(answer) ? TimeSpan.MaxValue : null,
    };

    /// <summary>Returns whether the header is a number that exceeds the range of .NET's parser, which treats it as missing.</summary>
    private static bool IsBeyondRange(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values)
        && values.First().Trim() is { Length: > 0 } text
        && text.All(c => c is >= '0' and <= '9');
}
