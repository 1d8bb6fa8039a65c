using System;
using System.Net.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>What an answer's Retry-After header asks for, in either of its forms.</summary>
/// <param name="asked">The wait asked for; negative for a date that has passed.</param>
internal readonly struct RetryAfter(TimeSpan asked)
{
    /// <summary>The longest wait that a row is worth. A service that asks for more has, for this run, said no.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    internal bool IsReasonable => asked <= LongestWait;

    internal TimeSpan Wait => asked < TimeSpan.Zero ? TimeSpan.Zero : asked;

    internal static RetryAfter? Of(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => new RetryAfter(delta),
        { Date: { } date } => new RetryAfter(date - DateTimeOffset.UtcNow),
        _ => null,
    };
}
