using System;
using System.Management.Automation;
using System.Security;
using AcsDtmf.Binding;
using AcsDtmf.Completion;
using AcsDtmf.Contracts;
using AcsDtmf.Credentials;
using AcsDtmf.Loading;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>Opens a session and makes it this runspace's default.</summary>
/// <remarks>
/// The binder's errors hold the value that they are about, which may be a secret: an input object that lacks a mandatory property or fits
/// several parameter sets, an argument that no parameter accepts, a value of the wrong type. Therefore nothing is mandatory, there are only
/// two sets, every argument finds a parameter, and this command reports what is missing or too much in errors of its own.
/// </remarks>
[Cmdlet(VerbsCommunications.Connect, "AcsCalling", DefaultParameterSetName = ConnectionStringSet)]
[OutputType(typeof(AcsCallingSession))]
public sealed class ConnectAcsCallingCommand : CallingCommand
{
    private const string ConnectionStringSet = "ConnectionString";
    private const string EndpointSet = "Endpoint";

    /// <summary>
    /// Gets or sets the resource's connection string, as text or SecureString. Without any credential the environment variable
    /// COMMUNICATION_CONNECTION_STRING is used.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ConnectionStringSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PrimaryConnectionString")]
    [SecretText]
    public SecureString? ConnectionString { get; set; }

    /// <summary>Gets or sets the resource's endpoint: an https address, or http on loopback.</summary>
    [Parameter(Position = 0, ParameterSetName = EndpointSet, ValueFromPipelineByPropertyName = true)]
    public string? Endpoint { get; set; }

    /// <summary>Gets or sets the resource's access key in Base64, as text or SecureString.</summary>
    [Parameter(ParameterSetName = EndpointSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PrimaryKey")]
    [SecretText]
    public SecureString? AccessKey { get; set; }

    /// <summary>Gets or sets a user access token or Microsoft Entra token, as text or SecureString. It is used as long as it lives, and not renewed.</summary>
    [Parameter(ParameterSetName = EndpointSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Token")]
    [SecretText]
    public SecureString? AccessToken { get; set; }

    /// <summary>
    /// Gets or sets a script block that gives a token: a string, a SecureString, or an object with Token and ExpiresOn. It is run at once, again
    /// before the token expires, and when the service refuses the token; always in the runspace and on the thread of a command that needs the token.
    /// </summary>
    [Parameter(ParameterSetName = EndpointSet)]
    [UnshownArgument(typeof(ScriptBlock))]
    public ScriptBlock? TokenProvider { get; set; }

    /// <summary>Gets or sets a value indicating whether the managed identity of the Azure machine, app or Automation account is used.</summary>
    [Parameter(ParameterSetName = EndpointSet)]
    [UnshownArgument(typeof(SwitchParameter))]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>Gets or sets the client id of a user-assigned managed identity, for -ManagedIdentity; the system-assigned one is used when left out.</summary>
    [Parameter(ParameterSetName = EndpointSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Gets or sets a value indicating whether the service is asked at once if it accepts the credential.</summary>
    [Parameter]
    [UnshownArgument(typeof(SwitchParameter))]
    public SwitchParameter Verify { get; set; }

    /// <summary>Gets or sets the session's name; the first label of the endpoint's host name, or its address, when left out. A session of that name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Gets or sets the api-version that requests name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    [ValidateApiVersion]
    public string ApiVersion { get; set; } = CallingClientOptions.DefaultApiVersion;

    /// <summary>Gets or sets how many seconds one attempt may take.</summary>
    [Parameter]
    [UnshownArgument(typeof(int))]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Gets or sets the maximum number of retries after a transient failure.</summary>
    [Parameter]
    [UnshownArgument(typeof(int))]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Gets or sets what is piped: an object whose properties are bound by name, or the text or SecureString of a connection string.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedSecret]
    public object? InputObject { get; set; }

    /// <summary>Gets or sets the arguments that no other parameter accepts, for an error that does not repeat them.</summary>
    [Parameter(ValueFromRemainingArguments = true, DontShow = true)]
    [SurplusArguments]
    public string[] SurplusArguments { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (SurplusArguments.Length > 0)
        {
            Fail(Surplus());
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Guard(() =>
    {
        AcsCallingSession session = Connect();
        WarnIfExpiring(session);
        WriteObject(session);
    });

    private AcsCallingSession Connect()
    {
        (Uri endpoint, CallingCredential credential) = ReadCredential();
        var options = new CallingClientOptions(endpoint)
        {
            ApiVersion = ApiVersion,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
            UserAgent = $"AcsDtmf/{typeof(ConnectAcsCallingCommand).Assembly.GetName().Version!.ToString(3)} PowerShell/{Host.Version}",
        };
        ICallingClient client = EngineLoader.Engine.Connect(options, credential);
        try
        {
            // The first token is obtained now, so that a provider that does not work fails here and not during a run.
            client.ObtainToken(this, StopToken);
            if (Verify)
            {
                client.Verify(this, StopToken);
            }
        }
        catch
        {
            client.Dispose();
            throw;
        }

        var session = new AcsCallingSession(Name ?? NameOf(endpoint), options, credential.AuthenticationType, client);
        SessionStore.Current.Add(session);
        return session;
    }

    private static string NameOf(Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.Dns ? endpoint.Host.Split('.')[0] : endpoint.Host;

    private (Uri Endpoint, CallingCredential Credential) ReadCredential()
    {
        if (ParameterSetName == ConnectionStringSet)
        {
            ConnectionString parts = ReadConnectionString();
            return (parts.Endpoint, parts.Credential);
        }

        if (Endpoint is null)
        {
            throw Unusable(CallingErrorCode.MissingCredential, "There is no endpoint.", "Pass the resource's -Endpoint, for example https://contoso.communication.azure.com.");
        }

        return (ServiceEndpoint.Parse(Endpoint), ReadCredentialForEndpoint());
    }

    private CallingCredential ReadCredentialForEndpoint() => (AccessKey, AccessToken, TokenProvider, ManagedIdentity.IsPresent) switch
    {
        ({ } key, null, null, false) => SecretText.Read(key, AccessKeyCredential.FromBase64),
        (null, { } token, null, false) => SecretText.Read(token, AccessTokenCredential.FromText),
        (null, null, { } provider, false) => new TokenProviderCredential(new ScriptTokenProvider(provider).GetToken),
        (null, null, null, true) => new ManagedIdentityCredential(ClientId),
        (null, null, null, false) => throw NoCredential(),
        _ => throw Unusable(
            CallingErrorCode.AmbiguousCredential,
            "There is more than one credential.",
            "Pass one of -AccessKey, -AccessToken, -TokenProvider and -ManagedIdentity. An object that is piped may have brought another along."),
    };

    private ConnectionString ReadConnectionString() =>
        (ConnectionString ?? InputObject as SecureString) is { } given
            ? SecretText.Read(given, AcsDtmf.ConnectionString.Parse)
            : AcsDtmf.ConnectionString.Parse(FromEnvironment() ?? throw NoCredential());

    /// <summary>The variable that the service's own samples use. It stands in for a credential that was left out, not for one that came without content.</summary>
    private string? FromEnvironment() =>
        InputObject is null && !MyInvocation.BoundParameters.ContainsKey(nameof(ConnectionString))
            ? Text.OrNull(Environment.GetEnvironmentVariable("COMMUNICATION_CONNECTION_STRING"))
            : null;

    private static CallingException NoCredential() => Unusable(
        CallingErrorCode.MissingCredential,
        "There is no credential.",
        "Pass -ConnectionString, or -Endpoint with -AccessKey, -AccessToken, -TokenProvider or -ManagedIdentity, or set the environment variable COMMUNICATION_CONNECTION_STRING.");

    private CallingException Surplus() => Unusable(
        CallingErrorCode.UnexpectedArgument,
        Array.Find(SurplusArguments, name => name.Length > 0) is { } name
            ? $"There is no parameter '{name}'."
            : "No parameter accepts one of the arguments. It is not shown, because it may be a secret.",
        "Pass a connection string alone, or -Endpoint with -AccessKey, -AccessToken, -TokenProvider or -ManagedIdentity. Name every parameter.");

    private static CallingException Unusable(string code, string message, string advice) =>
        new(CallingErrorKind.Credential, code, message) { RecommendedAction = advice };

    private void WarnIfExpiring(AcsCallingSession session)
    {
        if (TokenLife.Warn(session) is { } warning)
        {
            WriteWarning(warning);
        }
    }
}
