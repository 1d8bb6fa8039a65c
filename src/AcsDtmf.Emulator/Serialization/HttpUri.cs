using System;
using System.Diagnostics.CodeAnalysis;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>Parses absolute http and https URIs.</summary>
internal static class HttpUri
{
    private const string HttpPrefix = "http://";
    private const string HttpsPrefix = "https://";

    /// <summary>Gets the regular expression that every valid text matches.</summary>
    public const string Pattern = "^[Hh][Tt][Tt][Pp][Ss]?://";

    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? uri)
    {
        uri = null;

        // For some texts without a scheme, such as two slashes and a character that sets the direction of text, Uri.TryCreate
        // throws an exception instead of returning false.
        return HasScheme(text) && Uri.TryCreate(text, UriKind.Absolute, out uri);
    }

    private static bool HasScheme(string text) =>
        text.StartsWith(HttpPrefix, StringComparison.OrdinalIgnoreCase) || text.StartsWith(HttpsPrefix, StringComparison.OrdinalIgnoreCase);
}
