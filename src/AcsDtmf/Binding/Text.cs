namespace AcsDtmf.Binding;

/// <summary>Normalizes text from CSV files: trims white space, and converts empty text to null.</summary>
internal static class Text
{
    internal static string? OrNull(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
