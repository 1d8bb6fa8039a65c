using System;

namespace AcsDtmf;

/// <summary>Somebody who gives a bearer token whenever one is needed.</summary>
public sealed class TokenProviderCredential : CallingCredential
{
    private volatile Func<BearerToken>? _provider;

    /// <summary>Initializes a new instance of the <see cref="TokenProviderCredential"/> class.</summary>
    /// <param name="provider">
    /// Gives a token. It is called one call at a time, and only on threads that work a batch or open a session, so that it may do what is
    /// allowed on those alone. It throws a <see cref="CallingException"/> when it has no token to give, and an
    /// <see cref="OperationCanceledException"/> when the user stops it.
    /// </param>
    public TokenProviderCredential(Func<BearerToken> provider) => _provider = provider;

    /// <inheritdoc/>
    public override AuthenticationType AuthenticationType => AuthenticationType.TokenProvider;

    /// <exception cref="CallingException">There is no token, or the session is closed.</exception>
    internal BearerToken Provide() => (_provider ?? throw ClosedSession.Error())();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _provider = null;
}
