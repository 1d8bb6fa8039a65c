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
/// The binder's errors contain the value that they report, which can be a secret: an input object that lacks a mandatory property or matches
/// several parameter sets, an argument that no parameter accepts, or a value of the wrong type. Therefore every argument binds to a parameter, and
/// every input object matches one set: of the sets with -Endpoint, PowerShell selects one whose mandatory parameter is supplied, and otherwise
/// the only one without a mandatory parameter, which is the set of -AccessKey. This command then reports the missing value.
/// </remarks>
[Cmdlet(VerbsCommunications.Connect, "AcsCalling", DefaultParameterSetName = ConnectionStringSet)]
[OutputType(typeof(AcsCallingSession))]
public sealed class ConnectAcsCallingCommand : CallingCommand
{
    private const string ConnectionStringSet = "ConnectionString";
    private const string AccessKeySet = "AccessKey";
    private const string AccessTokenSet = "AccessToken";
    private const string TokenProviderSet = "TokenProvider";
    private const string ManagedIdentitySet = "ManagedIdentity";

    /// <summary>
    /// Gets or sets the resource's connection string, as text or SecureString. The default is the value of the environment variable
    /// COMMUNICATION_CONNECTION_STRING.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ConnectionStringSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PrimaryConnectionString")]
    [SecretText]
    public SecureString? ConnectionString { get; set; }

    /// <summary>Gets or sets the resource's endpoint: an https address, or http on loopback.</summary>
    [Parameter(Position = 0, ParameterSetName = AccessKeySet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = AccessTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = TokenProviderSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = ManagedIdentitySet, ValueFromPipelineByPropertyName = true)]
    public string? Endpoint { get; set; }

    /// <summary>Gets or sets the resource's access key in Base64, as text or SecureString.</summary>
    [Parameter(ParameterSetName = AccessKeySet, ValueFromPipelineByPropertyName = true)]
    [Alias("PrimaryKey")]
    [SecretText]
    public SecureString? AccessKey { get; set; }

    /// <summary>Gets or sets a user access token or Microsoft Entra token, as text or SecureString. It is used until it expires, and is not renewed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Token")]
    [SecretText]
    [AllowNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>
    /// Gets or sets a script block that returns a token: a string, a SecureString, or an object with Token and ExpiresOn. It runs immediately,
    /// before the token expires, and when the service rejects the token. It runs in the runspace and on the thread of the command that needs the token.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenProviderSet)]
    [UnshownArgument(typeof(ScriptBlock))]
    public ScriptBlock? TokenProvider { get; set; }

    /// <summary>Gets or sets a value indicating whether to use the managed identity of the Azure machine, app or Automation account.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    [UnshownArgument(typeof(SwitchParameter))]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>Gets or sets the client id of a user-assigned managed identity. The default is the system-assigned identity.</summary>
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Gets or sets a value indicating whether to verify immediately that the service accepts the credential.</summary>
    [Parameter]
    [UnshownArgument(typeof(SwitchParameter))]
    public SwitchParameter Verify { get; set; }

    /// <summary>
    /// Gets or sets the session's name. The default is the first label of the endpoint's host name, or its IP address. An older session of that
    /// name loses the name, but stays open.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Gets or sets the api-version of the requests.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    [ValidateApiVersion]
    public string ApiVersion { get; set; } = CallingClientOptions.DefaultApiVersion;

    /// <summary>Gets or sets the timeout of one attempt, in seconds.</summary>
    [Parameter]
    [UnshownArgument(typeof(int))]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Gets or sets the maximum number of retries after a transient failure.</summary>
    [Parameter]
    [UnshownArgument(typeof(int))]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Gets or sets the pipeline input: an object whose properties bind by name, or a connection string as text or SecureString.</summary>
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
            // Getting the first token now reports a broken provider here and not during a run.
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
            throw Unusable(CallingErrorCode.MissingCredential, "No endpoint was supplied.", "Specify the resource's endpoint with -Endpoint, for example https://contoso.communication.azure.com.");
        }

        return (ServiceEndpoint.Parse(Endpoint), ReadCredentialForEndpoint());
    }

    private CallingCredential ReadCredentialForEndpoint() => ParameterSetName switch
    {
        AccessKeySet when AccessKey is not null => SecretText.Read(AccessKey, AccessKeyCredential.FromBase64),
        AccessTokenSet when AccessToken is not null => SecretText.Read(AccessToken, AccessTokenCredential.FromText),
        TokenProviderSet => new TokenProviderCredential(new ScriptTokenProvider(TokenProvider!).GetToken),
        ManagedIdentitySet when ManagedIdentity => new ManagedIdentityCredential(ClientId),
        _ => throw NoCredential(),
    };

    private ConnectionString ReadConnectionString() =>
        (ConnectionString ?? InputObject as SecureString) is { } given
            ? SecretText.Read(given, AcsDtmf.ConnectionString.Parse)
            : AcsDtmf.ConnectionString.Parse(FromEnvironment() ?? throw NoCredential());

    /// <summary>Reads the variable that the service's samples use. It replaces an omitted credential, but not an empty one.</summary>
    private string? FromEnvironment() =>
        InputObject is null && !MyInvocation.BoundParameters.ContainsKey(nameof(ConnectionString))
            ? Text.OrNull(Environment.GetEnvironmentVariable("COMMUNICATION_CONNECTION_STRING"))
            : null;

    private static CallingException NoCredential() => Unusable(
        CallingErrorCode.MissingCredential,
        "No credential was supplied.",
        "Specify -ConnectionString, or -Endpoint with -AccessKey, -AccessToken, -TokenProvider or -ManagedIdentity, or set the environment variable COMMUNICATION_CONNECTION_STRING.");

    private CallingException Surplus() => Unusable(
        CallingErrorCode.UnexpectedArgument,
        Array.Find(SurplusArguments, name => name.Length > 0) is { } name
            ? $"There is no parameter '{name}'."
            : "No parameter accepts one of the arguments. It is not shown, because it may be a secret.",
        "Specify a connection string alone, or -Endpoint with -AccessKey, -AccessToken, -TokenProvider or -ManagedIdentity. Name every parameter.");

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
