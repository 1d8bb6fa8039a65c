using System;
using System.IO;
using System.Net.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// An attempt that brought no answer. It stands for the exception of the network stack, whose text may hold the password of a proxy or,
/// where it quotes what came instead of an answer, the secret of the request.
/// </summary>
internal sealed class TransportFailure : IOException
{
    private TransportFailure(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Translates an exception of the network stack.</summary>
    /// <param name="exception">An <see cref="HttpRequestException"/> or <see cref="IOException"/>.</param>
    /// <param name="secret">What the request was authenticated with; null for none.</param>
    internal static TransportFailure Of(Exception exception, string? secret)
    {
        bool repeatsSecret = false;
        for (Exception? cause = exception; cause is not null && !repeatsSecret; cause = cause.InnerException)
        {
            repeatsSecret = ForeignText.Lines(cause.Message, secret) != cause.Message;
        }

        return new TransportFailure(ForeignText.OneLine(exception.Message, secret), repeatsSecret ? null : exception);
    }
}
