namespace AcsDtmf;

/// <summary>The managed identity of the Azure machine, app or Automation account that this process runs on.</summary>
/// <param name="clientId">The client id of a user-assigned identity; null for the system-assigned one.</param>
public sealed class ManagedIdentityCredential(string? clientId) : CallingCredential
{
    /// <inheritdoc/>
    public override AuthenticationType AuthenticationType => AuthenticationType.ManagedIdentity;

    internal string? ClientId { get; } = clientId;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A managed identity has no secret. The platform issues tokens to the processes that run on it.
    }
}
