using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Engine.Tests.Identifiers;

/// <summary>Writes an identifier's kind and members as one line, so that tests can compare it with examples.</summary>
internal static class Members
{
    internal static string Of(CommunicationIdentifier identifier) =>
        string.Join(" ", List(identifier).Prepend(identifier.Kind).OfType<string>());

    private static IEnumerable<string?> List(CommunicationIdentifier identifier) => identifier switch
    {
        CommunicationUserIdentifier user => [$"id={user.Id}"],
        PhoneNumberIdentifier number =>
        [
            $"value={number.Value}",
            number.IsAnonymous ? "isAnonymous" : null,
            number.AssertedId is null ? null : $"assertedId={number.AssertedId}",
        ],
        MicrosoftTeamsUserIdentifier user =>
        [
            $"userId={user.UserId}",
            user.IsAnonymous ? "isAnonymous" : null,
            $"cloud={user.Cloud}",
        ],
        MicrosoftTeamsAppIdentifier app => [$"appId={app.AppId}", $"cloud={app.Cloud}"],
        TeamsExtensionUserIdentifier user =>
        [
            $"resourceId={user.ResourceId}",
            $"tenantId={user.TenantId}",
            $"userId={user.UserId}",
            $"cloud={user.Cloud}",
        ],
        _ => [],
    };
}
