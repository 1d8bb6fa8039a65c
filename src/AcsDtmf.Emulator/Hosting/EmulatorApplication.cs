using System;
using System.Linq;
using System.Net;
using System.Threading;
using AcsDtmf.Emulator.Administration;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Page;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Creates the web application of an emulator.</summary>
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
        LivePage.Map(application, state, application.Lifetime.ApplicationStopping);
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
        var validator = new RequestValidator(authenticator, state.Operations.Select(operation => operation.Description));
        return new(validator, state, stopping);
    }
}
