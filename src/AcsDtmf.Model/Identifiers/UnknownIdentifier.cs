namespace AcsDtmf;

/// <summary>An identifier of a kind that this version does not know. It goes to the service as its raw id alone.</summary>
/// <param name="id">The raw id.</param>
public sealed class UnknownIdentifier(string id)
    : CommunicationIdentifier(CommunicationIdentifierKind.Unknown, id, null)
{
    /// <summary>Gets the raw id.</summary>
    public string Id => RawId;
}
