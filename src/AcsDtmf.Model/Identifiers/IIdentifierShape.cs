namespace AcsDtmf;

/// <summary>A value that may have the shape of the service's CommunicationIdentifierModel: JSON, a hashtable or an object.</summary>
internal interface IIdentifierShape
{
    /// <summary>Returns a member as text; null if it is absent or empty.</summary>
    string? Text(string name);

    /// <summary>Returns a member that is an object; null if it is absent or a plain value.</summary>
    IIdentifierShape? Object(string name);
}
