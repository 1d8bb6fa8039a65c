namespace AcsDtmf;

/// <summary>A Teams user who takes part in a call of a Communication Services resource (Teams Phone extensibility).</summary>
public sealed class TeamsExtensionUserIdentifier : CommunicationIdentifier
{
    /// <summary>Initializes a new instance of the <see cref="TeamsExtensionUserIdentifier"/> class.</summary>
    /// <param name="userId">The user's Entra object id.</param>
    /// <param name="tenantId">The id of the user's tenant.</param>
    /// <param name="resourceId">The id of the Communication Services resource.</param>
    /// <param name="cloud">The cloud; see <see cref="CommunicationCloud"/>.</param>
    /// <param name="rawId">The raw id; null if it has the usual form.</param>
    public TeamsExtensionUserIdentifier(
        string userId,
        string tenantId,
        string resourceId,
        string cloud = CommunicationCloud.Public,
        string? rawId = null)
        : base(
            CommunicationIdentifierKind.TeamsExtensionUser,
            $"{RawIdFormat.ExtensionUserPrefix(cloud)}{resourceId}_{tenantId}_{userId}",
            rawId)
    {
        UserId = userId;
        TenantId = tenantId;
        ResourceId = resourceId;
        Cloud = cloud;
    }

    /// <summary>Gets the user's Entra object id.</summary>
    public string UserId { get; }

    /// <summary>Gets the id of the user's tenant.</summary>
    public string TenantId { get; }

    /// <summary>Gets the id of the Communication Services resource.</summary>
    public string ResourceId { get; }

    /// <summary>Gets the cloud; see <see cref="CommunicationCloud"/>.</summary>
    public string Cloud { get; }
}
