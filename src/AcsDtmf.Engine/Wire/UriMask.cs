using System.Text.RegularExpressions;

namespace AcsDtmf.Engine.Wire;

/// <summary>
/// Masks the parts of a URI that can contain a secret: the user information, the query and the fragment. It works on text, because invalid
/// URIs can contain secrets too.
/// </summary>
internal static class UriMask
{
    private static readonly Regex User = new("^([^?#]*?://)?[^?#]*@", RegexOptions.CultureInvariant);
    private static readonly Regex Query = new("([?#]).*", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Masks a URI.</summary>
    internal static string Apply(string uri) => Query.Replace(User.Replace(uri, "$1***@"), "$1***", 1);
}
