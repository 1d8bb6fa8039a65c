using System;
using System.Net;

namespace AcsDtmf.Engine.Events;

/// <summary>An address to listen on, in the format of HttpListener.</summary>
internal readonly record struct ListenPrefix
{
    private const string Advice = "Specify a complete address, such as http://localhost:8080/events/, and forward the service's https callbacks to it with a tunnel or reverse proxy.";

    private ListenPrefix(string text, bool isLoopback)
    {
        Text = text;
        IsLoopback = isLoopback;
    }

    /// <summary>Gets the address, which ends with a slash.</summary>
    internal string Text { get; }

    /// <summary>Gets a value indicating whether only this machine can reach the address.</summary>
    internal bool IsLoopback { get; }

    /// <exception cref="CallingException">The text is not an address to listen on.</exception>
    internal static ListenPrefix Parse(string text)
    {
        string prefix = text.EndsWith("/", StringComparison.Ordinal) ? text : text + "/";

        // A plus sign or an asterisk means every name of the machine, and is not valid as the host of a URI.
        string address = prefix.Replace("://+", "://any").Replace("://*", "://any");
        Uri? uri = UriText.ParseAbsolute(address);
        bool isGood = uri is not null
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Query.Length == 0
            && uri.Fragment.Length == 0
            && uri.UserInfo.Length == 0;
        if (!isGood)
        {
            throw Error($"'{text}' is not an address to listen on.", Advice);
        }

        // Uri.IsLoopback is also true for the host name loopback, which can resolve to any address.
        bool isLoopback = uri!.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
        return new ListenPrefix(prefix, isLoopback);
    }

    internal static CallingException Error(string message, string advice) =>
        new(CallingErrorKind.Listener, CallingErrorCode.InvalidListenPrefix, message) { RecommendedAction = advice };
}
