namespace AcsDtmf;

/// <summary>Something that may have the shape of the service's CommunicationIdentifierModel: JSON, a hashtable, an object.</summary>
internal interface IIdentifierShape
{
    /// <summary>Reads a member as text; null when it is absent or empty.</summary>
    string? Text(string name);

    /// <summary>Reads a member that is an object itself; null when it is absent or a plain value.</summary>
    IIdentifierShape? Object(string name);
}
