namespace AcsDtmf.Engine.Authentication;

/// <summary>The headers that authenticate a request.</summary>
internal static class HeaderNames
{
    internal const string Authorization = "Authorization";
    internal const string Date = "x-ms-date";
    internal const string ContentHash = "x-ms-content-sha256";
}
