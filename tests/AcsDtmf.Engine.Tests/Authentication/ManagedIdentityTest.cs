using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>A test whose environment variables describe a platform with a managed identity.</summary>
[Collection(EnvironmentVariables.Collection)]
public abstract class ManagedIdentityTest : ServiceTest
{
    protected const string EndpointVariable = "IDENTITY_ENDPOINT";
    protected const string HeaderVariable = "IDENTITY_HEADER";
    protected const string MetadataVariable = "AZURE_POD_IDENTITY_AUTHORITY_HOST";
    protected const string Key = "emulator-identity-header";

    protected ManagedIdentityTest()
    {
        Environment[EndpointVariable] = null;
        Environment[HeaderVariable] = null;
        Environment[MetadataVariable] = null;
    }

    protected EnvironmentVariables Environment { get; } = new();

    /// <summary>Gets the sink that receives the messages about token requests.</summary>
    protected CollectingSink Sink { get; } = new();

    /// <summary>Gets the requests for tokens.</summary>
    protected IReadOnlyList<RecordedRequest> IdentityRequests =>
        [.. Requests.Where(request => request.Operation is "appServiceToken" or "instanceMetadataToken")];

    /// <summary>Sets the variables that App Service, Functions, Container Apps and Automation set.</summary>
    protected void UseAppService(string? endpoint = null, string key = Key)
    {
        Environment[EndpointVariable] = endpoint ?? $"{Service.Endpoint}msi/token";
        Environment[HeaderVariable] = key;
    }

    /// <summary>Overrides the address of the Instance Metadata Service, which is fixed otherwise.</summary>
    protected void UseVirtualMachine(string? endpoint = null) => Environment[MetadataVariable] = endpoint ?? Service.Endpoint.AbsoluteUri;

    protected ICallingClient ConnectWithIdentity(string? clientId = null) => Connect(QuickOptions(Service.Endpoint), new ManagedIdentityCredential(clientId));

    protected async Task<ICallingClient> ObtainAsync(string? clientId = null, CancellationToken cancellationToken = default)
    {
        ICallingClient client = ConnectWithIdentity(clientId);
        await OwnThread.RunAsync(() => client.ObtainToken(Sink, cancellationToken));
        return client;
    }

    protected async Task<CallingException> FailureAsync(string? clientId = null)
    {
        var error = await Assert.ThrowsAsync<CallingException>(() => ObtainAsync(clientId));
        Assert.Equal((CallingErrorKind.Credential, CallingErrorCode.ManagedIdentityFailed), (error.Kind, error.ErrorCode));
        Assert.NotEmpty(error.RecommendedAction);
        return error;
    }

    protected override void CleanUp() => Environment.Dispose();
}
