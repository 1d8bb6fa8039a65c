namespace AcsDtmf.Binding;

/// <summary>Texts as CSV files bring them: with white space around them, and empty where there is nothing.</summary>
internal static class Text
{
    internal static string? OrNull(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
