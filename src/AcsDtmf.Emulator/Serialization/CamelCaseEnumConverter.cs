using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>Converts the members of an enumeration to and from their names in camel case, as the service writes them.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
