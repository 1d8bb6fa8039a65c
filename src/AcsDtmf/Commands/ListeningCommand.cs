using System;
using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>A command that can listen for the callbacks of the service. Requires no session.</summary>
public abstract class ListeningCommand : CallingCommand
{
    /// <summary>The parameter set with which a command listens.</summary>
    private protected const string ListenPrefixSet = "ListenPrefix";

    /// <summary>The longest time to wait for events, in seconds.</summary>
    private protected const int LongestTimeoutSec = 24 * 60 * 60;

    /// <summary>
    /// Gets or sets the address to receive callbacks on, such as <c>http://localhost:8080/events/</c>. The listener is ready before the first
    /// row of the pipeline is sent.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ListenPrefixSet)]
    [ValidateNotNullOrEmpty]
    public string? ListenPrefix { get; set; }

    /// <summary>
    /// Gets or sets the immutable resource id of the Communication Services resource. Callbacks must then contain the service's token for
    /// it. If it is omitted, callbacks are not authenticated, and the address must be a loopback address.
    /// </summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ValidateNotNullOrEmpty]
    public string? Audience { get; set; }

    /// <summary>Gets or sets the URI of the OpenID configuration with the callback signing keys. The default is the URI that the service publishes.</summary>
    [Parameter(ParameterSetName = ListenPrefixSet)]
    [ValidateNotNull]
    public Uri OpenIdConfigurationUri { get; set; } = new(CallEventListenerOptions.PublishedOpenIdConfiguration);

    /// <summary>Starts to listen.</summary>
    /// <param name="start">Calls the engine.</param>
    private protected void Listen(Action<CallEventListenerOptions> start)
    {
        var options = new CallEventListenerOptions(ListenPrefix!)
        {
            Audience = Audience,
            OpenIdConfigurationUri = OpenIdConfigurationUri,
        };
        Guard(() => start(options), ListenPrefix);
        WriteVerboseMessage($"Listening for callbacks on {ListenPrefix}.");
    }
}
