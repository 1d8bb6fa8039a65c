using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AcsDtmf.Emulator.Schemas;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Describes the administration API as an OpenAPI document, from the same routes and schemas that handle its requests.</summary>
internal static class OpenApiDocument
{
    private const string JsonContentType = "application/json";

    public static JsonObject Create(IReadOnlyCollection<AdministrationRoute> routes, SchemaFactory schemas) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "AcsDtmf.Emulator administration API",
            ["version"] = "1",
            ["description"] = "Arranges and inspects the emulator. Field names and enumerated values are not case-sensitive. "
                + "A null field counts as absent.",
        },
        ["paths"] = ToObject(routes
            .GroupBy(route => route.Path)
            .Select(path => (path.Key, (JsonNode)DescribePath(path, schemas)))),
        ["components"] = new JsonObject
        {
            ["schemas"] = ToObject(
            [
                ("Error", schemas.Create(typeof(AdministrationError.ErrorResponse)).Describe()),
                .. routes
                    .SelectMany(route => route.ResultTypes)
                    .Select(type => ItemTypeOf(type) ?? type)
                    .Distinct()
                    .Select(type => (type.Name, ResultSchema.Describe(type))),
            ]),
        },
    };

    private static JsonObject DescribePath(IEnumerable<AdministrationRoute> routes, SchemaFactory schemas) =>
        ToObject(routes.Select(route => (route.Verb.ToLowerInvariant(), (JsonNode)DescribeRoute(route, schemas))));

    private static JsonObject DescribeRoute(AdministrationRoute route, SchemaFactory schemas)
    {
        var description = new JsonObject
        {
            ["summary"] = route.Summary,
            ["parameters"] = new JsonArray([.. route.Parameters.Select(DescribeParameter)]),
            ["responses"] = new JsonObject
            {
                ["200"] = DescribeSuccess(route.ResultTypes),
                ["default"] = new JsonObject
                {
                    ["description"] = "The request is invalid, or the call or participant does not exist.",
                    ["content"] = Content(new JsonObject { ["schema"] = Reference("Error") }),
                },
            },
        };
        if (route.BodyType is { } type)
        {
            description["requestBody"] = new JsonObject
            {
                ["content"] = Content(new JsonObject
                {
                    ["schema"] = schemas.Create(type).Describe(),
                    ["example"] = JsonNode.Parse(route.Example!),
                }),
            };
        }

        return description;
    }

    private static JsonObject DescribeSuccess(IReadOnlyList<Type> results)
    {
        var description = new JsonObject { ["description"] = "The request took effect." };
        JsonNode[] schemas = [.. results.Select(ReferTo)];
        if (schemas.Length > 0)
        {
            description["content"] = Content(new JsonObject
            {
                ["schema"] = schemas is [var schema] ? schema : new JsonObject { ["oneOf"] = new JsonArray(schemas) },
            });
        }

        return description;
    }

    private static JsonObject ReferTo(Type type)
    {
        return ItemTypeOf(type) is { } item
            ? new JsonObject { ["type"] = "array", ["items"] = Reference(item.Name) }
            : Reference(type.Name);
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    /// <returns>The type of the items, or null if the type is not a list.</returns>
    private static Type? ItemTypeOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static JsonObject DescribeParameter(string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Content(JsonObject mediaType) => new() { [JsonContentType] = mediaType };

    private static JsonObject ToObject(IEnumerable<(string Name, JsonNode Value)> members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value)));
}
