using System;

namespace AcsDtmf;

/// <summary>A function that returns a bearer token whenever one is needed.</summary>
public sealed class TokenProviderCredential : CallingCredential
{
    private volatile Func<BearerToken>? _provider;

    /// <summary>Initializes a new instance of the <see cref="TokenProviderCredential"/> class.</summary>
    /// <param name="provider">
    /// Returns a token. Calls are never concurrent, and are made only on threads that call a batch or open a session, so the function can do
    /// what only those threads are allowed to do. It throws a <see cref="CallingException"/> if it cannot return a token, and an
    /// <see cref="OperationCanceledException"/> if the user stops it.
    /// </param>
    public TokenProviderCredential(Func<BearerToken> provider) => _provider = provider;

    /// <inheritdoc/>
    public override AuthenticationType AuthenticationType => AuthenticationType.TokenProvider;

    /// <exception cref="CallingException">The function returned no token, or the session is closed.</exception>
    internal BearerToken Provide() => (_provider ?? throw ClosedSession.Error())();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _provider = null;
}
