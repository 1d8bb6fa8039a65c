using System;
using System.Net;
using System.Net.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>The kinds of results that an attempt can have.</summary>
internal enum AttemptResultKind
{
    /// <summary>The attempt was not sent.</summary>
    None,

    /// <summary>The attempt failed, and another one would fail as well.</summary>
    Permanent,

    /// <summary>The attempt succeeded.</summary>
    Success,

    /// <summary>The status is a success status, but the response does not come from the service.</summary>
    Unexpected,

    /// <summary>The attempt failed, and another one may succeed.</summary>
    Transient,

    /// <summary>The service throttles all requests.</summary>
    Throttled,

    /// <summary>The service refused the credential.</summary>
    CredentialRefused,
}

/// <summary>
/// The result of one attempt. It is classified once, here, for everything that depends on it: the retry, the send window, the
/// authentication and the reported error.
/// </summary>
/// <param name="Kind">The kind of result.</param>
/// <param name="RetryAfter">The delay that the service asks for; null if it asks for none.</param>
internal readonly record struct AttemptResult(AttemptResultKind Kind, TimeSpan? RetryAfter = null)
{
    /// <summary>Gets a value indicating whether the request can be retried.</summary>
    internal bool CanRetry => Kind == AttemptResultKind.Transient && IsWorthTheWait;

    /// <summary>Gets a value indicating whether the attempt was throttled and can be repeated within this run.</summary>
    internal bool IsThrottled => Kind == AttemptResultKind.Throttled && IsWorthTheWait;

    /// <summary>Gets a value indicating whether every further row of the run would fail. A throttled attempt leaves the send window only then.</summary>
    internal bool EndsRun => Kind == AttemptResultKind.CredentialRefused || IsThrottled;

    private bool IsWorthTheWait => RetryAfter is null || RetryAfter <= Http.RetryAfter.LongestWait;

    /// <summary>Classifies a response whose body has been read.</summary>
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

    /// <summary>Classifies the response to a GET. It succeeds with 200, and is retried if the body is truncated.</summary>
    private static AttemptResultKind OfRead(HttpResponseMessage answer) => answer switch
    {
        { StatusCode: not HttpStatusCode.OK } => AttemptResultKind.Unexpected,
        { Content: BufferedContent { IsComplete: false } } => AttemptResultKind.Transient,
        _ => AttemptResultKind.Success,
    };

    /// <summary>Classifies the response to an action. It succeeds with 200 or 202 and an empty or JSON body; a proxy may send anything else.</summary>
    private static AttemptResultKind OfAction(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted && answer.Content is not BufferedContent { IsEmptyOrJson: false }
            ? AttemptResultKind.Success
            : AttemptResultKind.Unexpected;

    /// <summary>Classifies an attempt without a response.</summary>
    internal static AttemptResult Of(TransportFailure failure) => new(failure.IsTransient ? AttemptResultKind.Transient : AttemptResultKind.Permanent);

    /// <summary>Gets the result of an attempt that timed out.</summary>
    internal static AttemptResult OfTimeout => new(AttemptResultKind.Transient);
}
