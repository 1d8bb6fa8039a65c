using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using AcsDtmf.Binding;
using AcsDtmf.Completion;
using AcsDtmf.Credentials;
using AcsDtmf.Engine;
using AcsDtmf.Loading;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>Opens a session and makes it this runspace's default.</summary>
/// <remarks>
/// Parameters that take input from the pipeline are not marked as mandatory, although they are: the binder's error about a missing one
/// holds the input object, which may be one of keys. Their absence is told by this command's own errors.
/// </remarks>
[Cmdlet(VerbsCommunications.Connect, "AcsCalling", DefaultParameterSetName = ConnectionStringSet)]
[OutputType(typeof(AcsCallingSession))]
public sealed class ConnectAcsCallingCommand : CallingCommand, IDisposable
{
    private const string ConnectionStringSet = "ConnectionString";
    private const string AccessKeySet = "AccessKey";
    private const string AccessTokenSet = "AccessToken";
    private const string TokenProviderSet = "TokenProvider";
    private const string ManagedIdentitySet = "ManagedIdentity";

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>
    /// Gets or sets the resource's connection string, as text or SecureString. Without any credential the environment variable
    /// COMMUNICATION_CONNECTION_STRING is used.
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

    /// <summary>Gets or sets a user access token or Microsoft Entra token, as text or SecureString. It is used as long as it lives, and not renewed.</summary>
    [Parameter(ParameterSetName = AccessTokenSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Token")]
    [SecretText]
    public SecureString? AccessToken { get; set; }

    /// <summary>
    /// Gets or sets a script block that gives a token: a string, a SecureString, or an object with Token and ExpiresOn. It is run at once, again
    /// before the token expires, and when the service refuses the token; always in the runspace and on the thread of a command that needs the token.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenProviderSet)]
    [ValidateNotNull]
    public ScriptBlock? TokenProvider { get; set; }

    /// <summary>Gets or sets a value indicating whether the managed identity of the Azure machine, app or Automation account is used.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>Gets or sets the client id of a user-assigned managed identity; the system-assigned one is used when left out.</summary>
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Gets or sets a value indicating whether the service is asked at once if it accepts the credential.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>Gets or sets the session's name; the first label of the endpoint's host name, or its address, when left out. A session of that name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Gets or sets the api-version that requests name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    [ValidatePattern(@"^\d{4}-\d{2}-\d{2}(-preview)?\z")]
    public string ApiVersion { get; set; } = CallingClientOptions.DefaultApiVersion;

    /// <summary>Gets or sets how many seconds one attempt may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Gets or sets how often a request that failed for a passing reason is sent again.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Gets or sets what is piped: an object whose properties are bound by name, or the text or SecureString of a connection string.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedSecret]
    public object? InputObject { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            AcsCallingSession session = Connect();
            WarnIfExpiring(session);
            WriteObject(session);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (CallingException error)
        {
            Fail(error);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

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
            // The first token is had now, so that a provider that does not work fails here and not in the middle of a night.
            client.ObtainToken(this, _stopping.Token);
            if (Verify)
            {
                client.Verify(this, _stopping.Token);
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

        Uri endpoint = ServiceEndpoint.Parse(Endpoint ?? throw Missing("There is no endpoint.", "Pass the resource's -Endpoint, for example https://contoso.communication.azure.com."));
        return ParameterSetName switch
        {
            AccessKeySet => (endpoint, SecretText.Read(RequireSecret(AccessKey), AccessKeyCredential.FromBase64)),
            AccessTokenSet => (endpoint, SecretText.Read(RequireSecret(AccessToken), AccessTokenCredential.FromText)),
            TokenProviderSet => (endpoint, new TokenProviderCredential(new ScriptTokenProvider(TokenProvider!).GetToken)),
            _ => (endpoint, new ManagedIdentityCredential(ClientId)),
        };
    }

    private ConnectionString ReadConnectionString() =>
        (ConnectionString ?? InputObject as SecureString) is { } given
            ? SecretText.Read(given, AcsDtmf.ConnectionString.Parse)
            : AcsDtmf.ConnectionString.Parse(FromEnvironment() ?? throw NoCredential());

    /// <summary>The variable that the service's own samples use. It stands in for a credential that was left out, not for one that came without content.</summary>
    private string? FromEnvironment() =>
        InputObject is null && !MyInvocation.BoundParameters.ContainsKey(nameof(ConnectionString))
            ? Text.OrNull(Environment.GetEnvironmentVariable("COMMUNICATION_CONNECTION_STRING"))
            : null;

    private static SecureString RequireSecret(SecureString? secret) => secret ?? throw NoCredential();

    private static CallingException NoCredential() => Missing(
        "There is no credential.",
        "Pass -ConnectionString, or -Endpoint with -AccessKey, -AccessToken, -TokenProvider or -ManagedIdentity, or set the environment variable COMMUNICATION_CONNECTION_STRING.");

    private static CallingException Missing(string message, string advice) =>
        new(CallingErrorKind.Credential, CallingErrorCode.MissingCredential, message) { RecommendedAction = advice };

    private void WarnIfExpiring(AcsCallingSession session)
    {
        if (TokenLife.Warn(session) is { } warning)
        {
            WriteWarning(warning);
        }
    }
}
