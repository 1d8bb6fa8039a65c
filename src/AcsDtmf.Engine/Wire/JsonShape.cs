using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace AcsDtmf.Engine.Wire;

/// <summary>Reads members of JSON objects. Members may be absent, null or of an unexpected type.</summary>
internal static class JsonShape
{
    /// <summary>Reads a string, or a number as its text.</summary>
    internal static string? GetText(this JsonElement element, string name) =>
        !element.TryGetMember(name, out JsonElement value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };

    internal static bool? GetTruth(this JsonElement element, string name) =>
        element.TryGetMember(name, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
            : bool.TryParse(element.GetText(name), out bool truth) ? truth
            : null;

    internal static JsonElement? GetObject(this JsonElement element, string name) =>
        element.TryGetMember(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value : null;

    internal static IEnumerable<JsonElement> GetItems(this JsonElement element, string name) =>
        element.TryGetMember(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    internal static IReadOnlyList<string> GetTexts(this JsonElement element, string name) =>
        element.GetItems(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToArray();

    /// <summary>Reads an identifier; null if it is absent.</summary>
    /// <exception cref="FormatException">The member is present but is not a valid identifier.</exception>
    internal static CommunicationIdentifier? GetIdentifier(this JsonElement element, string name) =>
        element.GetObject(name) is { } model ? model.ToIdentifier() : null;

    /// <summary>Reads an identifier.</summary>
    /// <exception cref="FormatException">The element is not a valid identifier.</exception>
    internal static CommunicationIdentifier ToIdentifier(this JsonElement element) => IdentifierModel.Read(new IdentifierShape(element));

    private static bool TryGetMember(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    private sealed class IdentifierShape(JsonElement element) : IIdentifierShape
    {
        public string? Text(string name) => element.GetText(name) is { Length: > 0 } text ? text : element.GetTruth(name)?.ToString();

        public IIdentifierShape? Object(string name) => element.GetObject(name) is { } nested ? new IdentifierShape(nested) : null;
    }
}
