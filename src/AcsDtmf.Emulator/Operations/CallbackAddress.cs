using System;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Checks the callback address that a request may carry.</summary>
internal static class CallbackAddress
{
    /// <exception cref="RefusalException">The text is no address that the service would call.</exception>
    public static Uri? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        bool isAcceptable = Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        return isAcceptable
            ? address
            : throw RefusalException.InvalidRequest("operationCallbackUri must be an absolute https URI.");
    }
}
