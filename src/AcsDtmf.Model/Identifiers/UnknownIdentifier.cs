namespace AcsDtmf;

/// <summary>An identifier of an unknown kind. It is sent to the service as its raw id alone.</summary>
/// <param name="id">The raw id.</param>
public sealed class UnknownIdentifier(string id)
    : CommunicationIdentifier(CommunicationIdentifierKind.Unknown, id, null)
{
    /// <summary>Gets the raw id.</summary>
    public string Id => RawId;
}
