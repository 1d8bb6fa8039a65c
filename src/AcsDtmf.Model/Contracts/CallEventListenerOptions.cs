using System;

namespace AcsDtmf.Contracts;

/// <summary>Where to listen for callbacks, and whom to believe.</summary>
/// <param name="prefix">The address to listen on: scheme, host, port and path, such as <c>http://localhost:8080/events/</c>.</param>
public sealed class CallEventListenerOptions(string prefix)
{
    /// <summary>Where the service publishes the keys that its callbacks are signed with.</summary>
    public const string PublishedOpenIdConfiguration = "https://acscallautomation.communication.azure.com/calling/.well-known/acsopenidconfiguration";

    /// <summary>Gets the address to listen on.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>
    /// Gets whom a callback's token must be for: the immutable resource id of the Communication Services resource. When null, tokens are
    /// not looked at, and the address must be a loopback one.
    /// </summary>
    public string? Audience { get; init; }

    /// <summary>Gets where the OpenID configuration is: https, or http on loopback.</summary>
    public Uri OpenIdConfigurationUri { get; init; } = new(PublishedOpenIdConfiguration);
}
