namespace AcsDtmf.Engine.Http;

/// <summary>The headers that authenticate a request.</summary>
internal static class HeaderNames
{
    internal const string Authorization = "Authorization";
    internal const string Date = "x-ms-date";
    internal const string ContentHash = "x-ms-content-sha256";

    /// <summary>The text that precedes the signature in an Authorization header.</summary>
    internal const string SignatureMark = "&Signature=";
}
