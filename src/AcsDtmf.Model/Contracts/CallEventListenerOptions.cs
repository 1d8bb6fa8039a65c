using System;

namespace AcsDtmf.Contracts;

/// <summary>The options of a listener for callbacks.</summary>
/// <param name="prefix">The address to listen on: scheme, host, port and path, such as <c>http://localhost:8080/events/</c>.</param>
public sealed class CallEventListenerOptions(string prefix)
{
    /// <summary>The URI of the OpenID configuration in which the service publishes its callback signing keys.</summary>
    public const string PublishedOpenIdConfiguration = "https://acscallautomation.communication.azure.com/calling/.well-known/acsopenidconfiguration";

    /// <summary>Gets the address to listen on.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>
    /// Gets the required audience of a callback's token: the immutable resource id of the Communication Services resource. If it is null,
    /// callbacks are not authenticated, and the address must be a loopback address.
    /// </summary>
    public string? Audience { get; init; }

    /// <summary>Gets the URI of the OpenID configuration: https, or http on loopback.</summary>
    public Uri OpenIdConfigurationUri { get; init; } = new(PublishedOpenIdConfiguration);
}
