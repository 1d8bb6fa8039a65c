using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Converts the identifier in a request to a raw id.</summary>
internal static class RawIdResolver
{
    /// <param name="identifier">The identifier.</param>
    /// <param name="field">The name of the member, which error messages contain.</param>
    /// <exception cref="RequestRejectedException">The identifier is contradictory or empty.</exception>
    public static string Resolve(CommunicationIdentifierModel identifier, string field)
    {
        (string Kind, string RawId)? nested = null;
        Add(IdentifierKind.CommunicationUser, identifier.CommunicationUser?.Id);
        Add(IdentifierKind.PhoneNumber, RawIdOf(identifier.PhoneNumber));
        Add(IdentifierKind.MicrosoftTeamsUser, RawIdOf(identifier.MicrosoftTeamsUser));
        Add(IdentifierKind.MicrosoftTeamsApp, RawIdOf(identifier.MicrosoftTeamsApp));
        Add(IdentifierKind.TeamsExtensionUser, RawIdOf(identifier.TeamsExtensionUser));

        if (identifier.Kind is not null && nested is not null && identifier.Kind != nested.Value.Kind)
        {
            throw RequestRejectedException.InvalidRequest($"{field} has the kind {identifier.Kind} but contains {nested.Value.Kind}.");
        }

        // An explicit raw id takes precedence over the nested object.
        string? rawId = identifier.RawId ?? nested?.RawId;
        return string.IsNullOrEmpty(rawId)
            ? throw RequestRejectedException.InvalidRequest($"{field} does not identify a participant.")
            : rawId;

        void Add(string kind, string? candidate)
        {
            if (candidate is null)
            {
                return;
            }

            if (nested is not null)
            {
                throw RequestRejectedException.InvalidRequest($"{field} contains both {nested.Value.Kind} and {kind}.");
            }

            nested = (kind, candidate);
        }
    }

    private static string? RawIdOf(PhoneNumberModel? number) => number is null ? null : "4:" + number.Value;

    private static string? RawIdOf(MicrosoftTeamsUserModel? user) => user switch
    {
        null => null,
        { IsAnonymous: true } => "8:teamsvisitor:" + user.UserId,
        _ => $"8:{TeamsPrefix(user.Cloud)}:{user.UserId}",
    };

    private static string? RawIdOf(MicrosoftTeamsAppModel? app) => app is null ? null : $"28:{TeamsPrefix(app.Cloud)}:{app.AppId}";

    private static string? RawIdOf(TeamsExtensionUserModel? user)
    {
        return user is null
            ? null
            : $"8:{ExtensionPrefix(user.Cloud)}:{user.ResourceId}_{user.TenantId}_{user.UserId}";
    }

    /// <summary>Returns the prefix of a cloud. The name of an unknown cloud is its prefix, because the service can add clouds.</summary>
    private static string TeamsPrefix(string? cloud) => cloud is null or IdentifierCloud.Public ? "orgid" : cloud;

    private static string ExtensionPrefix(string? cloud) => cloud is null or IdentifierCloud.Public ? "acs" : cloud + "-acs";
}
