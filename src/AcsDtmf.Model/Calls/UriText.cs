using System;

namespace AcsDtmf;

/// <summary>Parses URIs from text of any origin.</summary>
/// <remarks>
/// <see cref="Uri.TryCreate(string, UriKind, out Uri)"/> throws for some texts instead of returning false, for example for two slashes followed
/// by a character that sets the direction of text.
/// </remarks>
internal static class UriText
{
    /// <summary>Parses an absolute URI.</summary>
    /// <returns>The URI; null if the text is not an absolute URI.</returns>
    internal static Uri? ParseAbsolute(string? text)
    {
        try
        {
            return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) ? uri : null;
        }
        catch (IndexOutOfRangeException)
        {
            return null;
        }
    }
}
