using System;

namespace AcsDtmf;

/// <summary>Reads a CommunicationIdentifierModel by the rules that all SDKs of the service share.</summary>
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

    /// <summary>Reads an identifier. Unknown members are ignored.</summary>
    /// <exception cref="FormatException">The shape is not an identifier. The message is a predicate without its subject, which the caller adds.</exception>
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
            (null, _) => throw new FormatException($"is of kind {kind} but has no member {kind}"),
            (_, null) => CommunicationIdentifier.FromRawId(rawId),

            // The kind is probably from a later version of the service.
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
