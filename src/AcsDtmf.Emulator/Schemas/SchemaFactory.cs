using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Routing;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Derives the schema of a request from the type that the serializer reads.</summary>
internal sealed class SchemaFactory(IEnumerable<OperationDescription> operations)
{
    private readonly ChoiceSchema _operationNames = new(SpellingsOf(operations));

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public Schema Create(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Create(underlying);
        }

        if (type.IsEnum)
        {
            return ChoiceSchema.Of(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return new ListSchema(Create(type.GetGenericArguments()[0]));
        }

        return type switch
        {
            _ when type == typeof(bool) => new BooleanSchema(),
            _ when type == typeof(int) => new IntegerSchema(int.MinValue, int.MaxValue),
            _ when type == typeof(string) => new TextSchema(),
            _ when type == typeof(Uri) => new UriSchema(),
            _ => new ObjectSchema(FieldsOf(type)),
        };
    }

    public IEnumerable<Field> FieldsOf(Type type) => Options.GetTypeInfo(type).Properties.Select(CreateField);

    private static IEnumerable<KeyValuePair<string, string>> SpellingsOf(IEnumerable<OperationDescription> operations)
    {
        return operations
            .SelectMany(operation => operation.Aliases.Prepend(operation.Name), (operation, spelling) => KeyValuePair.Create(spelling, operation.Name));
    }

    private Field CreateField(JsonPropertyInfo property) => new(property.Name, CreateSchema(property), property.IsRequired);

    private Schema CreateSchema(JsonPropertyInfo property)
    {
        object[] attributes = property.AttributeProvider?.GetCustomAttributes(inherit: false) ?? [];
        if (attributes.OfType<OperationNameAttribute>().Any())
        {
            return _operationNames;
        }

        if (attributes.OfType<ToneSequenceAttribute>().Any())
        {
            return new ToneSequenceSchema();
        }

        if (attributes.OfType<HeaderValueAttribute>().Any())
        {
            return new HeaderValueSchema();
        }

        return attributes.OfType<AllowedRangeAttribute>().FirstOrDefault() is { } range
            ? CreateNumber(property.PropertyType, range)
            : Create(property.PropertyType);
    }

    private static Schema CreateNumber(Type type, AllowedRangeAttribute range)
    {
        return (Nullable.GetUnderlyingType(type) ?? type) == typeof(int)
            ? new IntegerSchema((int)range.Minimum, (int)range.Maximum)
            : new NumberSchema(range.Minimum, range.Maximum);
    }
}
