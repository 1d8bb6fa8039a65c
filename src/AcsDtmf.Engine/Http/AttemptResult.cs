using System;
using System.Net;
using System.Net.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>What kind of result an attempt had.</summary>
internal enum AttemptResultKind
{
    /// <summary>There is none: the attempt did not leave.</summary>
    None,

    /// <summary>Another attempt would fare no better.</summary>
    Permanent,

    /// <summary>The service did what was asked.</summary>
    Success,

    /// <summary>The status is one of success, and the response is none of the service's.</summary>
    Unexpected,

    /// <summary>Another attempt may succeed.</summary>
    Transient,

    /// <summary>The service wants fewer requests from everybody who sends.</summary>
    Throttled,

    /// <summary>The service does not accept the credential.</summary>
    CredentialRefused,
}

/// <summary>
/// The meaning of one attempt. It is decided here, once, for all who act on it: the retry, the window, the authentication and the
/// error that is reported.
/// </summary>
/// <param name="Kind">The kind of result.</param>
/// <param name="RetryAfter">The wait that the service asks for; null when it names none.</param>
internal readonly record struct AttemptResult(AttemptResultKind Kind, TimeSpan? RetryAfter = null)
{
    /// <summary>Gets a value indicating whether the row is worth another attempt.</summary>
    internal bool CanRetry => Kind == AttemptResultKind.Transient && IsWorthTheWait;

    /// <summary>Gets a value indicating whether the service would have accepted the attempt at another time of this run.</summary>
    internal bool IsThrottled => Kind == AttemptResultKind.Throttled && IsWorthTheWait;

    /// <summary>Gets a value indicating whether no further row of the run can succeed. An attempt that is throttled leaves its window only then.</summary>
    internal bool EndsRun => Kind == AttemptResultKind.CredentialRefused || IsThrottled;

    private bool IsWorthTheWait => RetryAfter is null || RetryAfter <= Http.RetryAfter.LongestWait;

    /// <summary>Classifies an answer whose body has been read.</summary>
    internal static AttemptResult Of(HttpRequestMessage request, HttpResponseMessage answer, TimeProvider clock)
    {
        if (answer.IsSuccessStatusCode)
        {
            return new(request.Method == HttpMethod.Get ? OfRead(answer) : OfAction(answer));
        }

        TimeSpan? retryAfter = Http.RetryAfter.Of(answer, clock.GetUtcNow());
        return (int)answer.StatusCode switch
        {
            401 => new(AttemptResultKind.CredentialRefused),
            429 => new(AttemptResultKind.Throttled, retryAfter),
            503 when retryAfter is not null => new(AttemptResultKind.Throttled, retryAfter),
            408 or 500 or 502 or 503 or 504 => new(AttemptResultKind.Transient, retryAfter),
            _ => new(AttemptResultKind.Permanent),
        };
    }

    /// <summary>A read succeeds with 200 and a body, which is read later. One that broke off has told nothing, and may be read again.</summary>
    private static AttemptResultKind OfRead(HttpResponseMessage answer) => answer switch
    {
        { StatusCode: not HttpStatusCode.OK } => AttemptResultKind.Unexpected,
        { Content: BufferedContent { IsComplete: false } } => AttemptResultKind.Transient,
        _ => AttemptResultKind.Success,
    };

    /// <summary>An action succeeds with 200 or 202, and a body that is empty or JSON. Anything else was said by somebody in between.</summary>
    private static AttemptResultKind OfAction(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted && answer.Content is not BufferedContent { IsEmptyOrJson: false }
            ? AttemptResultKind.Success
            : AttemptResultKind.Unexpected;

    /// <summary>Classifies an attempt that brought no answer: no connection, or a broken one.</summary>
    internal static AttemptResult Of(TransportFailure failure) => new(failure.IsTransient ? AttemptResultKind.Transient : AttemptResultKind.Permanent);

    /// <summary>Gets the meaning of an attempt that brought no answer in time.</summary>
    internal static AttemptResult OfTimeout => new(AttemptResultKind.Transient);
}
