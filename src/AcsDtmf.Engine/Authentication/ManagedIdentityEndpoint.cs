using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace AcsDtmf.Engine.Authentication;

/// <summary>
/// Where the platform hands out tokens of its managed identity. App Service, Functions, Container Apps and Automation name the
/// place and a key for it in two environment variables; virtual machines have the Instance Metadata Service.
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

    /// <summary>Gets the platform's key for the endpoint, which no text may repeat; null for the Instance Metadata Service, which has none.</summary>
    internal string? Key { get; }

    /// <summary>Gets the address without what is asked of it.</summary>
    internal string Address => _uri.GetLeftPart(UriPartial.Path);

    /// <summary>Gets a value indicating whether this is the Instance Metadata Service, which has times of its own when it is not there.</summary>
    internal bool IsInstanceMetadata => Key is null;

    /// <summary>Finds the endpoint. It is looked up for every token, because the platform changes the key from time to time.</summary>
    /// <exception cref="CallingException">What the environment names cannot be such an endpoint.</exception>
    internal static ManagedIdentityEndpoint FromEnvironment(string? clientId)
    {
        string? endpoint = Environment.GetEnvironmentVariable(EndpointVariable);
        string? key = Environment.GetEnvironmentVariable(HeaderVariable);
        if (!string.IsNullOrEmpty(endpoint) && !string.IsNullOrEmpty(key))
        {
            Uri address = RequireLocal(endpoint!, EndpointVariable);
            return key.Any(c => c is < ' ' or > '~')
                ? throw Misconfigured($"{HeaderVariable} has characters that no header has")
                : new ManagedIdentityEndpoint(WithQuery(address, "2019-08-01", clientId), key);
        }

        string? host = Environment.GetEnvironmentVariable(InstanceMetadataVariable);
        Uri authority = RequireLocal(string.IsNullOrEmpty(host) ? InstanceMetadataHost : host!, InstanceMetadataVariable);
        return new ManagedIdentityEndpoint(WithQuery(new Uri(authority, InstanceMetadataPath), "2018-02-01", clientId), key: null);
    }

    internal HttpRequestMessage CreateRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _uri);

        // Metadata is what virtual machines and Automation ask for, to be sure that nobody was lured into a request; App Service ignores it.
        request.Headers.TryAddWithoutValidation("Metadata", "true");
        if (Key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-IDENTITY-HEADER", Key);
        }

        return request;
    }

    /// <summary>Every platform has the endpoint on the machine itself or on its link. One that is further away is somebody else's, and the key is not for him.</summary>
    private static Uri RequireLocal(string address, string variable)
    {
        bool isLocal = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0
            && (uri.IsLoopback || IsLinkLocal(uri.Host));
        return isLocal ? uri! : throw Misconfigured($"{variable} is not an address on this machine or its link");
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
            RecommendedAction = "These variables are the platform's: see who has changed them. Where no managed identity is meant, connect with another credential.",
        };
}
