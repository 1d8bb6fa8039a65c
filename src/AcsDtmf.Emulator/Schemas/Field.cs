namespace AcsDtmf.Emulator.Schemas;

/// <summary>A field of an object.</summary>
internal sealed record Field(string Name, Schema Schema, bool IsRequired);
