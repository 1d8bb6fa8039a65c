namespace AcsDtmf;

/// <summary>A Microsoft Teams user, or an anonymous visitor to a Teams meeting.</summary>
public sealed class MicrosoftTeamsUserIdentifier : CommunicationIdentifier
{
    /// <summary>Initializes a new instance of the <see cref="MicrosoftTeamsUserIdentifier"/> class.</summary>
    /// <param name="userId">The user's Entra object id, or the visitor's id.</param>
    /// <param name="isAnonymous">Whether the user is a visitor.</param>
    /// <param name="cloud">The cloud; see <see cref="CommunicationCloud"/>.</param>
    /// <param name="rawId">The raw id; null if it has the usual form.</param>
    public MicrosoftTeamsUserIdentifier(
        string userId,
        bool isAnonymous = false,
        string cloud = CommunicationCloud.Public,
        string? rawId = null)
        : base(
            CommunicationIdentifierKind.MicrosoftTeamsUser,
            (isAnonymous ? RawIdFormat.TeamsVisitor : RawIdFormat.TeamsUserPrefix(cloud)) + userId,
            rawId)
    {
        UserId = userId;
        IsAnonymous = isAnonymous;
        Cloud = cloud;
    }

    /// <summary>Gets the user's Entra object id, or the visitor's id.</summary>
    public string UserId { get; }

    /// <summary>Gets a value indicating whether the user is an anonymous visitor.</summary>
    public bool IsAnonymous { get; }

    /// <summary>Gets the cloud; see <see cref="CommunicationCloud"/>.</summary>
    public string Cloud { get; }
}
