using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>Writes an enumeration's members as the service does: by name, with a small first letter.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
