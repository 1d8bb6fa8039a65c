using System;
using System.Net;

namespace AcsDtmf.Engine.Events;

/// <summary>An address to listen on, as HttpListener understands it.</summary>
internal readonly record struct ListenPrefix
{
    private const string Advice = "Give a whole address, such as http://localhost:8080/events/, and let a tunnel or reverse proxy carry the service's https callbacks to it.";

    private ListenPrefix(string text, bool isLoopback)
    {
        Text = text;
        IsLoopback = isLoopback;
    }

    /// <summary>Gets the address, with a slash at its end.</summary>
    internal string Text { get; }

    /// <summary>Gets a value indicating whether nobody but this machine can reach it.</summary>
    internal bool IsLoopback { get; }

    /// <exception cref="CallingException">The text is no address to listen on.</exception>
    internal static ListenPrefix Parse(string text)
    {
        string prefix = text.EndsWith("/", StringComparison.Ordinal) ? text : text + "/";

        // A plus sign or an asterisk is every name of the machine, and no host that a URI could have.
        string address = prefix.Replace("://+", "://any").Replace("://*", "://any");
        bool isGood = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Query.Length == 0
            && uri.Fragment.Length == 0
            && uri.UserInfo.Length == 0;
        if (!isGood)
        {
            throw Error($"'{text}' is not an address to listen on.", Advice);
        }

        // Not the URI's own word for it, which is also true of this machine's name.
        bool isLoopback = uri!.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
        return new ListenPrefix(prefix, isLoopback);
    }

    internal static CallingException Error(string message, string advice) =>
        new(CallingErrorKind.Listener, CallingErrorCode.InvalidListenPrefix, message) { RecommendedAction = advice };
}
