using System.Text.Json;

namespace AcsDtmf.Engine.Wire;

/// <summary>
/// Writes a CommunicationIdentifierModel: <c>kind</c> and the nested object that it names, as in the service's published examples.
/// It writes the raw id only if the other members do not determine it, and only the raw id if the kind is unknown.
/// </summary>
internal static class IdentifierWriter
{
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText RawId = JsonEncodedText.Encode("rawId");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText IsAnonymous = JsonEncodedText.Encode("isAnonymous");
    private static readonly JsonEncodedText AssertedId = JsonEncodedText.Encode("assertedId");
    private static readonly JsonEncodedText UserId = JsonEncodedText.Encode("userId");
    private static readonly JsonEncodedText AppId = JsonEncodedText.Encode("appId");
    private static readonly JsonEncodedText TenantId = JsonEncodedText.Encode("tenantId");
    private static readonly JsonEncodedText ResourceId = JsonEncodedText.Encode("resourceId");
    private static readonly JsonEncodedText Cloud = JsonEncodedText.Encode("cloud");

    internal static void Write(Utf8JsonWriter writer, CommunicationIdentifier identifier)
    {
        writer.WriteStartObject();
        if (identifier is UnknownIdentifier)
        {
            writer.WriteString(RawId, identifier.RawId);
        }
        else
        {
            if (identifier.HasExplicitRawId)
            {
                writer.WriteString(RawId, identifier.RawId);
            }

            writer.WriteString(Kind, identifier.Kind);
            writer.WriteStartObject(identifier.Kind);
            WriteMembers(writer, identifier);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, CommunicationIdentifier identifier)
    {
        switch (identifier)
        {
            case CommunicationUserIdentifier user:
                writer.WriteString(Id, user.Id);
                break;

            case PhoneNumberIdentifier number:
                writer.WriteString(Value, number.Value);
                WriteIfTrue(writer, IsAnonymous, number.IsAnonymous);
                if (number.AssertedId is { } assertedId)
                {
                    writer.WriteString(AssertedId, assertedId);
                }

                break;

            case MicrosoftTeamsUserIdentifier user:
                writer.WriteString(UserId, user.UserId);
                WriteIfTrue(writer, IsAnonymous, user.IsAnonymous);
                writer.WriteString(Cloud, user.Cloud);
                break;

            case MicrosoftTeamsAppIdentifier app:
                writer.WriteString(AppId, app.AppId);
                writer.WriteString(Cloud, app.Cloud);
                break;

            case TeamsExtensionUserIdentifier user:
                writer.WriteString(UserId, user.UserId);
                writer.WriteString(TenantId, user.TenantId);
                writer.WriteString(ResourceId, user.ResourceId);
                writer.WriteString(Cloud, user.Cloud);
                break;
        }
    }

    private static void WriteIfTrue(Utf8JsonWriter writer, JsonEncodedText name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, value);
        }
    }
}
