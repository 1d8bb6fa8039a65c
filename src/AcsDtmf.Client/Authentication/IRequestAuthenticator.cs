using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Client.Http;

namespace AcsDtmf.Client.Authentication;

/// <summary>Puts the proof of who is asking into a request.</summary>
internal interface IRequestAuthenticator
{
    /// <summary>Sets the headers of one attempt, replacing those of an earlier one.</summary>
    ValueTask AuthenticateAsync(CallRequestMessage request, CancellationToken cancellationToken);
}
