using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>Authenticates requests.</summary>
internal interface IRequestAuthenticator : IDisposable
{
    /// <summary>Gets when the current token expires; null if there is no token or its expiry is unknown.</summary>
    DateTimeOffset? TokenExpiresOn { get; }

    /// <summary>Obtains the first token, if the credential needs one.</summary>
    /// <exception cref="CallingException">No token could be obtained.</exception>
    Task PrepareAsync(IRequestContext caller, CancellationToken cancellationToken);

    /// <summary>Sets the headers of an attempt, and replaces those of an earlier one.</summary>
    /// <exception cref="CallingException">No token could be obtained.</exception>
    ValueTask AuthenticateAsync(CallRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Renews the credential that the service refused for this request.</summary>
    /// <returns>Whether there is a credential that the service has not refused yet.</returns>
    /// <exception cref="CallingException">No token could be obtained.</exception>
    ValueTask<bool> TryRenewAsync(CallRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Explains why the service refused the credential.</summary>
    /// <returns>The reason; null if only the service's own message is known.</returns>
    RefusalReason? Explain(HttpResponseMessage answer);
}
