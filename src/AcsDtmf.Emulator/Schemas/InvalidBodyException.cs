using System;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>The exception that is thrown when a body does not match its schema. The message names the field and the allowed values.</summary>
internal sealed class InvalidBodyException(string code, string message) : Exception(message)
{
    public string Code => code;

    /// <summary>Gets the HTTP status of the response. The default is 400.</summary>
    public int Status { get; init; } = 400;

    public static InvalidBodyException MissingField(Field field, string parent) =>
        new("MissingField", $"The field '{ObjectSchema.NameOf(field, parent)}' is required. Its value is {field.Schema.Expected}.");

    public static InvalidBodyException InvalidValue(string message) => new("InvalidValue", message);
}
