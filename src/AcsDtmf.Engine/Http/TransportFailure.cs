using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Thrown when an attempt gets no response. It replaces the exception of the network stack, whose message may contain the password of a
/// proxy or, if it quotes an invalid response, the secret of the request.
/// </summary>
internal sealed class TransportFailure : IOException
{
    // .NET and .NET Framework have neither a property nor a text in common for the proxy's status, but both messages contain the number.
    private static readonly Regex ProxyAuthentication = new(@"['(]407[')]|SOCKS.*authenticat", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private TransportFailure(string message, string advice, bool isTransient, Exception? innerException)
        : base(message, innerException)
    {
        Advice = advice;
        IsTransient = isTransient;
    }

    /// <summary>Gets the recommended action.</summary>
    internal string Advice { get; }

    /// <summary>Gets a value indicating whether another attempt may succeed.</summary>
    internal bool IsTransient { get; }

    /// <summary>Translates an exception of the network stack.</summary>
    /// <param name="exception">An <see cref="HttpRequestException"/> or <see cref="IOException"/>.</param>
    /// <param name="secret">The secret of the request, which is masked; null for none.</param>
    internal static TransportFailure Of(Exception exception, string? secret)
    {
        Exception[] causes = [.. Chain(exception)];
        string[] messages = [.. causes.Select(cause => ForeignText.OneLine(cause.Message, secret))];
        bool canBeShown = causes.Select(cause => cause.Message).SequenceEqual(messages);
        Exception? inner = canBeShown ? exception : null;

        // Neither is retried: a certificate stays invalid, and repeated attempts with a wrong password can lock the account.
        int tls = Array.FindIndex(causes, static cause => cause is AuthenticationException);
        if (tls >= 0)
        {
            string what = causes[tls] is InvalidCertificateException ? "The TLS connection was refused" : "The TLS handshake failed, as it does when the server does not speak TLS on this port";
            return new($"{what}: {Join(messages.Skip(tls))}", ErrorAdvice.ForTls, isTransient: false, inner);
        }

        string text = Join(messages);
        return messages.Any(ProxyAuthentication.IsMatch)
            ? new($"The proxy rejected the credentials: {text}", ErrorAdvice.ForProxy, isTransient: false, inner)
            : new(text, ErrorAdvice.ForConnection, isTransient: true, inner);
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    /// <summary>Joins the messages of an exception chain, without repetitions.</summary>
    private static string Join(IEnumerable<string> messages)
    {
        string joined = string.Empty;
        foreach (string message in messages.Where(message => joined.IndexOf(message.TrimEnd('.'), StringComparison.OrdinalIgnoreCase) < 0))
        {
            joined = joined.Length == 0 ? message : $"{joined} {message}";
        }

        return joined;
    }
}
