using System;

namespace AcsDtmf;

/// <summary>Parses and validates endpoints. An endpoint is an https URI without a path; http is allowed only on loopback, for an emulator.</summary>
public static class ServiceEndpoint
{
    /// <summary>Parses an endpoint.</summary>
    /// <param name="text">The endpoint, for example <c>https://contoso.communication.azure.com</c>.</param>
    /// <returns>The endpoint, with a trailing slash.</returns>
    /// <exception cref="CallingException">The endpoint is invalid.</exception>
    public static Uri Parse(string text)
    {
        if (UriText.ParseAbsolute(text?.Trim()) is not { Host.Length: > 0 } endpoint)
        {
            throw Invalid("is not an absolute URI");
        }

        if (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        {
            throw Invalid("is not https, so the credential would be sent unencrypted");
        }

        // User information may be a password, so the endpoint is rejected and the error does not repeat it.
        return endpoint is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? endpoint
            : throw Invalid("contains more than a host and a port");
    }

    private static CallingException Invalid(string why) =>
        new(CallingErrorKind.Credential, CallingErrorCode.InvalidEndpoint, $"The endpoint {why}.")
        {
            RecommendedAction = "Supply the endpoint as the portal shows it: https://<resource>.communication.azure.com. http is allowed only on loopback, for an emulator.",
        };
}
