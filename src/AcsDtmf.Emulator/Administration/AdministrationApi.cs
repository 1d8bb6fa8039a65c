using System;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsDtmf.Emulator.Administration;

/// <summary>
/// Maps the <c>/emulator</c> paths, which another process calls to read and change the state. The paths form a separate
/// branch, so that requests to the service skip their routing.
/// </summary>
internal static class AdministrationApi
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddRouting();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

            // By default, a misspelled member is ignored, and the test runs without its setting.
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
    }

    public static void Map(IApplicationBuilder application, EmulatorState state)
    {
        application.Map("/emulator", branch =>
        {
            branch.Use(LoopbackGuard.InvokeAsync);
            branch.Use(ExplainBadRequestsAsync);
            branch.UseRouting();
            branch.UseEndpoints(endpoints =>
            {
                TrafficAdministration.Map(endpoints, state);
                CallAdministration.Map(endpoints, state);
                FaultAdministration.Map(endpoints, state);
                TokenAdministration.Map(endpoints, state);
            });
        });
    }

    private static async Task ExplainBadRequestsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is ArgumentException or BadHttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync((exception.InnerException ?? exception).Message);
        }
    }
}
