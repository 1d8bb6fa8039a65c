using System;
using System.Management.Automation;
using System.Security;
using AcsDtmf.Binding;
using AcsDtmf.Completion;
using AcsDtmf.Engine;
using AcsDtmf.Loading;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>Opens a session and makes it this runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "AcsCalling", DefaultParameterSetName = ConnectionStringSet)]
[OutputType(typeof(AcsCallingSession))]
public sealed class ConnectAcsCallingCommand : CallingCommand
{
    private const string ConnectionStringSet = "ConnectionString";
    private const string AccessKeySet = "AccessKey";
    private const string AccessTokenSet = "AccessToken";

    /// <summary>Gets or sets the resource's connection string, as text or SecureString.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ConnectionStringSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PrimaryConnectionString")]
    [SecretText]
    public SecureString? ConnectionString { get; set; }

    /// <summary>Gets or sets the resource's endpoint: an https address, or http on loopback.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AccessKeySet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AccessTokenSet, ValueFromPipelineByPropertyName = true)]
    public string? Endpoint { get; set; }

    /// <summary>Gets or sets the resource's access key in Base64, as text or SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessKeySet, ValueFromPipelineByPropertyName = true)]
    [Alias("PrimaryKey")]
    [SecretText]
    public SecureString? AccessKey { get; set; }

    /// <summary>Gets or sets a user access token or Microsoft Entra token, as text or SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Token")]
    [SecretText]
    public SecureString? AccessToken { get; set; }

    /// <summary>Gets or sets the session's name; the first label of the endpoint's host name, or its address, when left out. A session of that name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Gets or sets the api-version that requests name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    [ValidatePattern(@"^\d{4}-\d{2}-\d{2}(-preview)?$")]
    public string ApiVersion { get; set; } = CallingClientOptions.DefaultApiVersion;

    /// <summary>Gets or sets how many seconds one attempt may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Gets or sets how often a request that failed for a passing reason is sent again.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(Connect());
        }
        catch (CallingException error)
        {
            Fail(error);
        }
    }

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
            ConnectionString parts = SecretText.Read(ConnectionString!, AcsDtmf.ConnectionString.Parse);
            return (parts.Endpoint, parts.Credential);
        }

        Uri endpoint = ServiceEndpoint.Parse(Endpoint!);
        return ParameterSetName == AccessKeySet
            ? (endpoint, SecretText.Read(AccessKey!, AccessKeyCredential.FromBase64))
            : (endpoint, SecretText.Read(AccessToken!, AccessTokenCredential.FromText));
    }
}
