using System.Text.RegularExpressions;

namespace AcsDtmf.Engine.Wire;

/// <summary>
/// Hides what a URI can carry to identify its user: the name and password before the host, and everything from the query on.
/// Works on the text, because a URI that is rejected can carry them too.
/// </summary>
internal static class UriMask
{
    private static readonly Regex User = new("^([^?#]*?://)?[^?#]*@", RegexOptions.CultureInvariant);
    private static readonly Regex Query = new("([?#]).*", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Masks a URI.</summary>
    internal static string Apply(string uri) => Query.Replace(User.Replace(uri, "$1***@"), "$1***", 1);
}
