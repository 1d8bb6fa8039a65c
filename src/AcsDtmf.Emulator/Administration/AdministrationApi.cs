using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Encodings.Web;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Schemas;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    }

    public static void Map(IApplicationBuilder application, EmulatorState state)
    {
        var schemas = new SchemaFactory(state.Operations.Select(operation => operation.Description));
        ImmutableArray<AdministrationRoute> routes = CreateRoutes(state, schemas);
        application.MapWhen(context => context.Request.Path.StartsWithSegments(AdministrationRoute.Root), branch =>
        {
            branch.Use(LoopbackGuard.InvokeAsync);
            branch.Use((context, next) => ExplainErrorsAsync(context, next, routes));
            branch.UseRouting();
            branch.UseEndpoints(endpoints =>
            {
                foreach (AdministrationRoute route in routes)
                {
                    endpoints.MapMethods(route.Path, [route.Verb], CreateHandler(route, schemas));
                }
            });
        });
    }

    public static ImmutableArray<AdministrationRoute> CreateRoutes(EmulatorState state, SchemaFactory schemas)
    {
        // The document describes its own route, so the handler reads the variable when the list is complete.
        ImmutableArray<AdministrationRoute> routes = [];
        routes =
        [
            .. TrafficAdministration.CreateRoutes(state),
            .. CallAdministration.CreateRoutes(state),
            .. SimulationAdministration.CreateRoutes(state),
            .. FaultAdministration.CreateRoutes(state),
            .. TokenAdministration.CreateRoutes(state),
            AdministrationRoute.Create(
                HttpMethods.Get,
                "/openapi.json",
                "Returns this API as an OpenAPI document.",
                _ => Results.Json(OpenApiDocument.Create(routes, schemas))),
        ];
        return routes;
    }

    private static RequestDelegate CreateHandler(AdministrationRoute route, SchemaFactory schemas)
    {
        if (route.BodyType is not { } type)
        {
            return context => route.Handle(context.Request.RouteValues, null).ExecuteAsync(context);
        }

        // The schema is created on first use, because most emulators receive few kinds of requests.
        var schema = new Lazy<Schema>(() => schemas.Create(type));
        return async context =>
        {
            object body = await RequestBodyReader.ReadAsync(context.Request, type, schema.Value);
            await route.Handle(context.Request.RouteValues, body).ExecuteAsync(context);
        };
    }

    private static async Task ExplainErrorsAsync(HttpContext context, RequestDelegate next, ImmutableArray<AdministrationRoute> routes)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted)
            {
                await ExplainStatusAsync(context, routes);
            }
        }
        catch (InvalidBodyException exception)
        {
            await AdministrationError.Create(exception.Status, exception.Code, exception.Message).ExecuteAsync(context);
        }
        catch (BadHttpRequestException exception)
        {
            await AdministrationError.Create(exception.StatusCode, "InvalidRequest", exception.Message).ExecuteAsync(context);
        }
    }

    /// <summary>Routing sets the status of a request that matches no route, but it writes no body.</summary>
    private static Task ExplainStatusAsync(HttpContext context, ImmutableArray<AdministrationRoute> routes)
    {
        string path = QuotedText.Of(context.Request.Path);
        return context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => AdministrationError.NotFound(
                $"The path {path} does not exist. Existing paths: {string.Join(", ", routes.Select(route => route.Path).Distinct())}.").ExecuteAsync(context),
            StatusCodes.Status405MethodNotAllowed => AdministrationError.Create(
                StatusCodes.Status405MethodNotAllowed,
                "MethodNotAllowed",
                $"The path {path} does not accept {context.Request.Method}. Allowed methods: {context.Response.Headers.Allow}.").ExecuteAsync(context),
            _ => Task.CompletedTask,
        };
    }
}
