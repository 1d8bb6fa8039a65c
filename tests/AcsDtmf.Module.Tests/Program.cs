using AcsDtmf.Module.Tests;
using Microsoft.Testing.Extensions;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Services;

RunGuard.Start();
ITestApplicationBuilder builder = await TestApplication.CreateBuilderAsync(args);
builder.RegisterTestFramework(
    static _ => new PesterCapabilities(),
    static (_, services) => new PesterFramework(services.GetCommandLineOptions()));
builder.CommandLine.AddProvider(static () => new PesterOptions());
builder.AddTrxReportProvider();
using ITestApplication application = await builder.BuildAsync();
return await application.RunAsync();
