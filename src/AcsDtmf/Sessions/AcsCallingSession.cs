using System;
using AcsDtmf.Contracts;
using AcsDtmf.Sessions;

namespace AcsDtmf;

/// <summary>
/// A connection to one Communication Services resource. It does not change after it was opened, except that its token may be renewed and that it can be closed;
/// it may be used from several runspaces at once, also as <c>$using:session</c>.
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

    /// <summary>Gets the name by which the session can be found.</summary>
    public string Name { get; }

    /// <summary>Gets the resource's endpoint.</summary>
    public Uri Endpoint => _options.Endpoint;

    /// <summary>Gets how requests are authenticated: AccessKey, AccessToken, TokenProvider or ManagedIdentity.</summary>
    public string AuthenticationType { get; }

    /// <summary>Gets a value indicating whether this is the session that commands of this runspace use when they are given none.</summary>
    public bool IsDefault => ReferenceEquals(SessionStore.CurrentOrNull?.Default, this);

    /// <summary>Gets a value indicating whether the session is open. A closed one has wiped its secret and cannot be opened again.</summary>
    public bool IsOpen => !_isClosed;

    /// <summary>Gets the api-version that requests name.</summary>
    public string ApiVersion => _options.ApiVersion;

    /// <summary>Gets how many seconds one attempt may take.</summary>
    public double TimeoutSec => _options.Timeout.TotalSeconds;

    /// <summary>Gets how often a request that failed for a passing reason is sent again.</summary>
    public int MaximumRetryCount => _options.MaximumRetryCount;

    /// <summary>
    /// Gets when the token in use expires, by what the token or its giver says; nothing is validated. It moves on when the token is renewed,
    /// and is null for sessions without a token and for tokens that do not tell.
    /// </summary>
    public DateTimeOffset? ExpiresOn => _client.TokenExpiresOn?.ToLocalTime();

    /// <summary>Gets how long the token in use still lives, by this machine's clock; negative when it has expired.</summary>
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
