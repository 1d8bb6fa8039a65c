using System;

namespace AcsDtmf;

/// <summary>What may be an endpoint: https with a host and nothing behind it; http only on this machine, where the emulator is.</summary>
public static class ServiceEndpoint
{
    /// <summary>Reads an endpoint.</summary>
    /// <param name="text">For example <c>https://contoso.communication.azure.com</c>.</param>
    /// <returns>The endpoint, ending in a slash.</returns>
    /// <exception cref="CallingException">The text is not one.</exception>
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out Uri? endpoint) || endpoint.Host.Length == 0)
        {
            throw Invalid("is not an absolute URI");
        }

        if (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        {
            throw Invalid("is not https, and would send the credential in the clear");
        }

        // User information is refused rather than repeated in an error: it may be a password.
        return endpoint is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? endpoint
            : throw Invalid("has more than a host");
    }

    private static CallingException Invalid(string why) =>
        new(CallingErrorKind.Credential, CallingErrorCode.InvalidEndpoint, $"The endpoint {why}.")
        {
            RecommendedAction = "Give the endpoint as the portal shows it: https://<resource>.communication.azure.com. Only on loopback, for an emulator, may it be http.",
        };
}
