using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes a result in the vocabulary of JSON Schema. Results are written but never read.</summary>
internal static class ResultSchema
{
    // The serializer also reads numbers from text, but it writes only numbers.
    private static readonly JsonSerializerOptions Json = new(SchemaFactory.Options) { NumberHandling = JsonNumberHandling.Strict };

    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = DescribeDuration,
    };

    public static JsonNode Describe(Type type) => Json.GetJsonSchemaAsNode(type, Options);

    /// <summary>Describes a duration, whose converter the exporter cannot examine. It is a number in the unit that the name states.</summary>
    private static JsonNode DescribeDuration(JsonSchemaExporterContext context, JsonNode schema) =>
        context.TypeInfo.Type == typeof(TimeSpan) ? new JsonObject { ["type"] = "number" } : schema;
}
