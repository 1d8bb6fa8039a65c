using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using AcsDtmf.Emulator.Administration;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Operations;
using AcsDtmf.Emulator.Routing;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Puts the parts of the emulator together into a web application.</summary>
internal static class EmulatorApplication
{
    public static WebApplication Create(EmulatorOptions options, EmulatorState state)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, DetachedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        AdministrationApi.AddServices(builder.Services);

        WebApplication application = builder.Build();
        AdministrationApi.Map(application, state);
        OpenIdDocuments.Map(application, state.CallbackTokens);
        application.Run(CreatePipeline(options, state, application.Lifetime.ApplicationStopping).HandleAsync);
        return application;
    }

    private static RequestPipeline CreatePipeline(EmulatorOptions options, EmulatorState state, CancellationToken stopping)
    {
        var authenticator = new RequestAuthenticator(
            new(Convert.FromBase64String(options.AccessKey), state.Clock),
            new(state.Tokens, state.Clock));
        return new(new(authenticator), CreateOperations(state), state, stopping);
    }

    private static FrozenDictionary<ServiceOperation, IOperation> CreateOperations(EmulatorState state)
    {
        var lookup = new CallLookup(state.Calls);
        return new Dictionary<ServiceOperation, IOperation>
        {
            [ServiceOperation.StartContinuousDtmfRecognition] = new StartContinuousDtmfRecognition(lookup),
            [ServiceOperation.StopContinuousDtmfRecognition] = new StopContinuousDtmfRecognition(lookup, state.Events),
            [ServiceOperation.SendDtmfTones] = new SendDtmfTones(lookup, state.Events, state.Repeatability),
            [ServiceOperation.GetCall] = new GetCall(lookup),
            [ServiceOperation.ListParticipants] = new ListParticipants(lookup, state.Paging),
            [ServiceOperation.GetParticipant] = new GetParticipant(lookup),
            [ServiceOperation.AppServiceToken] = new GetAppServiceToken(state.ManagedIdentity),
            [ServiceOperation.InstanceMetadataToken] = new GetInstanceMetadataToken(state.ManagedIdentity, state.Clock),
        }.ToFrozenDictionary();
    }
}
