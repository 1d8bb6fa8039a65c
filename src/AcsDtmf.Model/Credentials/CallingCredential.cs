using System;

namespace AcsDtmf;

/// <summary>The credential of a client. No public member exposes the secret.</summary>
public abstract class CallingCredential : IDisposable
{
    private protected CallingCredential()
    {
    }

    /// <summary>Gets how requests are authenticated.</summary>
    public abstract AuthenticationType AuthenticationType { get; }

    /// <summary>Wipes the secret. Requests that need it afterwards fail.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns the type of authentication, and no part of the secret.</summary>
    /// <returns>The name of <see cref="AuthenticationType"/>.</returns>
    public sealed override string ToString() => AuthenticationType.ToString();

    /// <summary>Wipes the secret.</summary>
    /// <param name="disposing">Always true, because there is no finalizer.</param>
    protected abstract void Dispose(bool disposing);
}
