using System;

namespace AcsDtmf;

/// <summary>How a CommunicationIdentifierModel is understood: the rules that all SDKs of the service share.</summary>
internal static class IdentifierModel
{
    private static readonly string[] NestedKinds =
    [
        CommunicationIdentifierKind.CommunicationUser,
        CommunicationIdentifierKind.PhoneNumber,
        CommunicationIdentifierKind.MicrosoftTeamsUser,
        CommunicationIdentifierKind.MicrosoftTeamsApp,
        CommunicationIdentifierKind.TeamsExtensionUser,
    ];

    /// <summary>Reads an identifier. Members that the model does not have are ignored.</summary>
    /// <exception cref="FormatException">The shape is that of no identifier; the message is the end of a sentence that starts with it.</exception>
    internal static CommunicationIdentifier Read(IIdentifierShape shape)
    {
        string? rawId = shape.Text("rawId");
        string? kind = shape.Text("kind");
        (string Kind, IIdentifierShape Members)? nested = FindNested(shape);
        if (nested is { } found && (kind is null || kind == found.Kind))
        {
            return Read(found.Kind, found.Members, rawId);
        }

        return (rawId, kind) switch
        {
            (null, null) => throw new FormatException("is an object with neither a raw id nor a nested identifier"),
            (null, _) => throw new FormatException($"says it is of kind {kind}, and has no {kind} in it"),
            (_, null) => CommunicationIdentifier.FromRawId(rawId),

            // A kind of a later version of the service, most likely.
            _ => new UnknownIdentifier(rawId),
        };
    }

    private static (string Kind, IIdentifierShape Members)? FindNested(IIdentifierShape shape)
    {
        (string Kind, IIdentifierShape Members)? nested = null;
        foreach (string kind in NestedKinds)
        {
            if (shape.Object(kind) is { } members)
            {
                nested = nested is null
                    ? (kind, members)
                    : throw new FormatException($"has two nested identifiers, {nested.Value.Kind} and {kind}");
            }
        }

        return nested;
    }

    private static CommunicationIdentifier Read(string kind, IIdentifierShape members, string? rawId)
    {
        string cloud = members.Text("cloud") ?? CommunicationCloud.Public;
        return kind switch
        {
            CommunicationIdentifierKind.CommunicationUser => new CommunicationUserIdentifier(Required("id"), rawId),
            CommunicationIdentifierKind.PhoneNumber =>
                new PhoneNumberIdentifier(Required("value"), Truth("isAnonymous"), members.Text("assertedId"), rawId),
            CommunicationIdentifierKind.MicrosoftTeamsUser =>
                new MicrosoftTeamsUserIdentifier(Required("userId"), Truth("isAnonymous") ?? false, cloud, rawId),
            CommunicationIdentifierKind.MicrosoftTeamsApp => new MicrosoftTeamsAppIdentifier(Required("appId"), cloud, rawId),
            _ => new TeamsExtensionUserIdentifier(Required("userId"), Required("tenantId"), Required("resourceId"), cloud, rawId),
        };

        string Required(string name) => members.Text(name) ?? throw new FormatException($"lacks {kind}.{name}");

        bool? Truth(string name) => bool.TryParse(members.Text(name), out bool truth) ? truth : null;
    }
}
