using System;
using AcsDtmf.Contracts;
using AcsDtmf.Sessions;

namespace AcsDtmf;

/// <summary>
/// A connection to one Communication Services resource. It is immutable, except that its token can be renewed and that it can be closed.
/// It is thread-safe, so several runspaces can use it concurrently, for example as <c>$using:session</c>.
/// </summary>
public sealed class AcsCallingSession
{
    private readonly CallingClientOptions _options;
    private readonly ICallingClient _client;
    private volatile bool _isClosed;

    internal AcsCallingSession(string name, CallingClientOptions options, AuthenticationType authenticationType, ICallingClient client)
    {
        Name = name;
        _options = options;
        AuthenticationType = authenticationType.ToString();
        _client = client;
    }

    /// <summary>Gets the name of the session.</summary>
    public string Name { get; }

    /// <summary>Gets the resource's endpoint.</summary>
    public Uri Endpoint => _options.Endpoint;

    /// <summary>Gets how requests are authenticated: AccessKey, AccessToken, TokenProvider or ManagedIdentity.</summary>
    public string AuthenticationType { get; }

    /// <summary>Gets a value indicating whether commands of this runspace use this session if -Session is not specified.</summary>
    public bool IsDefault => ReferenceEquals(SessionStore.CurrentOrNull?.Default, this);

    /// <summary>Gets a value indicating whether the session is open. A closed session has wiped its secret and cannot be opened again.</summary>
    public bool IsOpen => !_isClosed;

    /// <summary>Gets the api-version of every request.</summary>
    public string ApiVersion => _options.ApiVersion;

    /// <summary>Gets the time limit of one attempt, in seconds.</summary>
    public double TimeoutSec => _options.Timeout.TotalSeconds;

    /// <summary>Gets how often a transient failure is retried.</summary>
    public int MaximumRetryCount => _options.MaximumRetryCount;

    /// <summary>
    /// Gets when the current token expires, according to the token or its issuer (not verified); null if there is no token or its expiry is
    /// unknown. The value changes when the token is renewed.
    /// </summary>
    public DateTimeOffset? ExpiresOn => _client.TokenExpiresOn?.ToLocalTime();

    /// <summary>Gets the time until the current token expires, by this machine's clock; negative if it has expired, null if its expiry is unknown.</summary>
    public TimeSpan? TimeLeft => _client.TokenTimeLeft;

    /// <summary>Gets when the session was opened.</summary>
    public DateTimeOffset ConnectedAt => _client.ConnectedAt;

    internal ICallingClient Client => _client;

    internal CallMemory Memory { get; } = new();

    /// <summary>Returns the session's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal void Close()
    {
        _isClosed = true;
        _client.Dispose();
    }
}
