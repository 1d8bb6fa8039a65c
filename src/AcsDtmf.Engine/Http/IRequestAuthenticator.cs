using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>Puts the proof of who is asking into a request.</summary>
internal interface IRequestAuthenticator : IDisposable
{
    /// <summary>Gets when the token in use expires; null when there is none or it does not say.</summary>
    DateTimeOffset? TokenExpiresOn { get; }

    /// <summary>Obtains what has to be obtained before a first request can be authenticated.</summary>
    /// <exception cref="CallingException">It cannot be had.</exception>
    Task PrepareAsync(IRequestContext caller, CancellationToken cancellationToken);

    /// <summary>Sets the headers of one attempt, replacing those of an earlier one.</summary>
    /// <exception cref="CallingException">There is nothing to authenticate it with.</exception>
    ValueTask AuthenticateAsync(CallRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Obtains something better than what the service refused this request with.</summary>
    /// <returns>Whether there is something that the service has not refused yet.</returns>
    /// <exception cref="CallingException">It cannot be had.</exception>
    ValueTask<bool> TryRenewAsync(CallRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Says why the service refused, as far as this side can tell.</summary>
    /// <returns>The reason; null when nothing is known beyond the service's own words.</returns>
    RefusalReason? Explain(HttpResponseMessage answer);
}
