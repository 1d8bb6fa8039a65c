namespace AcsDtmf.Binding;

/// <summary>The nested objects of the service's CommunicationIdentifierModel, and what each must have.</summary>
internal static class IdentifierShape
{
    internal static readonly string[] Kinds =
    [
        CommunicationIdentifierKind.CommunicationUser,
        CommunicationIdentifierKind.PhoneNumber,
        CommunicationIdentifierKind.MicrosoftTeamsUser,
        CommunicationIdentifierKind.MicrosoftTeamsApp,
        CommunicationIdentifierKind.TeamsExtensionUser,
    ];

    /// <summary>Makes an identifier of a nested object.</summary>
    /// <returns>The identifier; null when a required member is missing.</returns>
    internal static CommunicationIdentifier? Read(string kind, Shape nested, string? rawId, out string? missing)
    {
        string cloud = nested.Text("cloud") ?? CommunicationCloud.Public;
        missing = null;
        return kind switch
        {
            CommunicationIdentifierKind.CommunicationUser =>
                Required(nested, "id", ref missing) is { } id ? new CommunicationUserIdentifier(id, rawId) : null,
            CommunicationIdentifierKind.PhoneNumber =>
                Required(nested, "value", ref missing) is { } value
                    ? new PhoneNumberIdentifier(value, nested.Truth("isAnonymous"), nested.Text("assertedId"), rawId)
                    : null,
            CommunicationIdentifierKind.MicrosoftTeamsUser =>
                Required(nested, "userId", ref missing) is { } userId
                    ? new MicrosoftTeamsUserIdentifier(userId, nested.Truth("isAnonymous") ?? false, cloud, rawId)
                    : null,
            CommunicationIdentifierKind.MicrosoftTeamsApp =>
                Required(nested, "appId", ref missing) is { } appId ? new MicrosoftTeamsAppIdentifier(appId, cloud, rawId) : null,
            _ =>
                Required(nested, "userId", ref missing) is { } userId
                && Required(nested, "tenantId", ref missing) is { } tenantId
                && Required(nested, "resourceId", ref missing) is { } resourceId
                    ? new TeamsExtensionUserIdentifier(userId, tenantId, resourceId, cloud, rawId)
                    : null,
        };
    }

    private static string? Required(Shape nested, string name, ref string? missing)
    {
        string? text = nested.Text(name);
        missing = text is null ? name : null;
        return text;
    }
}
