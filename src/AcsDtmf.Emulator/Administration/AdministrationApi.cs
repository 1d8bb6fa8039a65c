using System;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsDtmf.Emulator.Administration;

/// <summary>
/// The <c>/emulator</c> paths, by which another process sets the scene and looks at it. They are a branch of their own,
/// so that the service's requests do not pay for their routing.
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

            // A misspelt member would otherwise set a scene that the test did not mean.
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
    }

    public static void Map(IApplicationBuilder application, EmulatorState state)
    {
        application.Map("/emulator", branch =>
        {
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
