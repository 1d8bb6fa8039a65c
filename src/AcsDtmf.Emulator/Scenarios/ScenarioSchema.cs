using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AcsDtmf.Emulator.Administration;
using AcsDtmf.Emulator.Schemas;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>Creates the schema of scenario files from the requests that a scenario can contain.</summary>
internal static class ScenarioSchema
{
    public const string Calls = "calls";
    public const string Timeline = "timeline";

    public static Schema Create(SchemaFactory schemas, IEnumerable<AdministrationRoute> actions) => new ObjectSchema(
    [
        .. schemas.FieldsOf(typeof(ScenarioSettings)),
        new Field(Calls, new ListSchema(schemas.Create(typeof(CreateCallsRequest))), IsRequired: false),
        new Field(Timeline, new ListSchema(CreateStep(schemas, actions)), IsRequired: false),
    ]);

    /// <summary>Describes a schema as a document for editors.</summary>
    public static JsonObject Describe(Schema schema)
    {
        JsonObject description = schema.Describe();
        description.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        description.Insert(1, "title", "A scenario of AcsDtmf.Emulator");
        return description;
    }

    private static VariantSchema CreateStep(SchemaFactory schemas, IEnumerable<AdministrationRoute> actions) => new(
        StepFields.Action,
        [.. actions.Select(route => new Variant(
            route.Action!,
            route.Summary,
            [.. schemas.FieldsOf(typeof(StepSchedule)), .. StepFields.Of(route, schemas)]))]);
}
