namespace AcsDtmf;

/// <summary>A user of a Communication Services resource.</summary>
/// <param name="id">The user's id, which is usually also the raw id: <c>8:acs:{resource}_{user}</c>.</param>
/// <param name="rawId">The raw id; null if it is the id.</param>
public sealed class CommunicationUserIdentifier(string id, string? rawId = null)
    : CommunicationIdentifier(CommunicationIdentifierKind.CommunicationUser, id, rawId)
{
    /// <summary>Gets the user's id.</summary>
    public string Id { get; } = id;
}
