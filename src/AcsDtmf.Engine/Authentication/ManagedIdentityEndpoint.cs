using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace AcsDtmf.Engine.Authentication;

/// <summary>
/// The platform's endpoint for tokens of its managed identity. App Service, Functions, Container Apps and Automation name the address and
/// its key in two environment variables. Virtual machines have the Instance Metadata Service.
/// </summary>
internal sealed class ManagedIdentityEndpoint
{
    private const string EndpointVariable = "IDENTITY_ENDPOINT";
    private const string HeaderVariable = "IDENTITY_HEADER";
    private const string InstanceMetadataVariable = "AZURE_POD_IDENTITY_AUTHORITY_HOST";
    private const string InstanceMetadataHost = "http://169.254.169.254";
    private const string InstanceMetadataPath = "/metadata/identity/oauth2/token";
    private const string Resource = "https://communication.azure.com/";

    private readonly Uri _uri;

    private ManagedIdentityEndpoint(Uri uri, string? key)
    {
        _uri = uri;
        Key = key;
    }

    /// <summary>Gets the secret key of the endpoint; null for the Instance Metadata Service, which has none.</summary>
    internal string? Key { get; }

    /// <summary>Gets the address without the query.</summary>
    internal string Address => _uri.GetLeftPart(UriPartial.Path);

    /// <summary>Gets a value indicating whether this is the Instance Metadata Service, which has its own rules for retries.</summary>
    internal bool IsInstanceMetadata => Key is null;

    /// <summary>Finds the endpoint. Call it for each token, because the platform changes the key.</summary>
    /// <exception cref="CallingException">The environment variables do not name a valid endpoint.</exception>
    internal static ManagedIdentityEndpoint FromEnvironment(string? clientId)
    {
        string? endpoint = Environment.GetEnvironmentVariable(EndpointVariable);
        string? key = Environment.GetEnvironmentVariable(HeaderVariable);
        if (!string.IsNullOrEmpty(endpoint) && !string.IsNullOrEmpty(key))
        {
            Uri address = RequireLocal(endpoint!, EndpointVariable);
            return key.Any(c => c is < ' ' or > '~')
                ? throw Misconfigured($"{HeaderVariable} contains characters that are not allowed in a header")
                : new ManagedIdentityEndpoint(WithQuery(address, "2019-08-01", clientId), key);
        }

        string? host = Environment.GetEnvironmentVariable(InstanceMetadataVariable);
        Uri authority = RequireLocal(string.IsNullOrEmpty(host) ? InstanceMetadataHost : host!, InstanceMetadataVariable);
        return new ManagedIdentityEndpoint(WithQuery(new Uri(authority, InstanceMetadataPath), "2018-02-01", clientId), key: null);
    }

    internal HttpRequestMessage CreateRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _uri);

        // Virtual machines and Automation require this header as a protection against forged requests. App Service ignores it.
        request.Headers.TryAddWithoutValidation("Metadata", "true");
        if (Key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-IDENTITY-HEADER", Key);
        }

        return request;
    }

    /// <summary>Accepts only local addresses. Every platform's endpoint is on the machine or link-local; any other endpoint must not receive the key.</summary>
    private static Uri RequireLocal(string address, string variable)
    {
        Uri? uri = UriText.ParseAbsolute(address);
        bool isLocal = uri is not null
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0
            && (uri.IsLoopback || IsLinkLocal(uri.Host));
        return isLocal ? uri! : throw Misconfigured($"{variable} is neither a loopback nor a link-local address");
    }

    private static bool IsLinkLocal(string host)
    {
        if (!IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address))
        {
            return false;
        }

        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork ? bytes[0] == 169 && bytes[1] == 254 : address.IsIPv6LinkLocal;
    }

    private static Uri WithQuery(Uri address, string apiVersion, string? clientId)
    {
        var query = new List<string>();
        if (address.Query.Length > 1)
        {
            query.Add(address.Query.Substring(1));
        }

        query.Add("api-version=" + apiVersion);
        query.Add("resource=" + Uri.EscapeDataString(Resource));
        if (clientId is not null)
        {
            query.Add("client_id=" + Uri.EscapeDataString(clientId));
        }

        return new UriBuilder(address) { Query = string.Join("&", query) }.Uri;
    }

    private static CallingException Misconfigured(string what) =>
        new(CallingErrorKind.Credential, CallingErrorCode.ManagedIdentityFailed, $"The environment variable {what}.")
        {
            RecommendedAction = "The platform sets these variables; find out what changed them. To use another credential, leave out -ManagedIdentity.",
        };
}
