using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Administration;
using AcsDtmf.Emulator.Schemas;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>Maps the fields of a step to the path and the body of an administration request.</summary>
internal static class StepFields
{
    public const string Action = "action";
    public const string CallConnectionId = "callConnectionId";
    public const string CorrelationId = "correlationId";
    public const string Seed = "seed";
    public const string RawId = "rawId";
    public const string Tones = "tones";

    /// <summary>The parameter of a path that contains the id of the call.</summary>
    public const string CallParameter = "id";

    /// <summary>Returns the fields of a request. A step can omit those that the seed chooses.</summary>
    public static IEnumerable<Field> Of(AdministrationRoute route, SchemaFactory schemas)
    {
        IEnumerable<Field> path = route.Parameters.Select(parameter => new Field(NameOf(parameter), new TextSchema(), IsRequired: false));
        IEnumerable<Field> body = route.BodyType is { } type ? schemas.FieldsOf(type) : [];
        return path.Concat(body.Select(field => IsChosen(route, field.Name) ? field with { IsRequired = false } : field));
    }

    /// <summary>Returns the name of the field that contains the parameter of a path.</summary>
    public static string NameOf(string parameter) => parameter == CallParameter ? CallConnectionId : parameter;

    /// <summary>Returns whether a request names a participant of the call.</summary>
    public static bool NamesParticipant(AdministrationRoute route) =>
        route.Parameters.Contains(RawId) || route.BodyType == typeof(PressTonesRequest);

    private static bool IsChosen(AdministrationRoute route, string field) =>
        route.BodyType == typeof(PressTonesRequest) && field is RawId or Tones;
}
