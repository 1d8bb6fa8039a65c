namespace AcsDtmf;

/// <summary>A Microsoft Teams application, such as a call queue or an auto attendant.</summary>
public sealed class MicrosoftTeamsAppIdentifier : CommunicationIdentifier
{
    /// <summary>Initializes a new instance of the <see cref="MicrosoftTeamsAppIdentifier"/> class.</summary>
    /// <param name="appId">The application's id.</param>
    /// <param name="cloud">The cloud; see <see cref="CommunicationCloud"/>.</param>
    /// <param name="rawId">The raw id; null if it has the usual form.</param>
    public MicrosoftTeamsAppIdentifier(string appId, string cloud = CommunicationCloud.Public, string? rawId = null)
        : base(CommunicationIdentifierKind.MicrosoftTeamsApp, RawIdFormat.TeamsAppPrefix(cloud) + appId, rawId)
    {
        AppId = appId;
        Cloud = cloud;
    }

    /// <summary>Gets the application's id.</summary>
    public string AppId { get; }

    /// <summary>Gets the cloud; see <see cref="CommunicationCloud"/>.</summary>
    public string Cloud { get; }
}
