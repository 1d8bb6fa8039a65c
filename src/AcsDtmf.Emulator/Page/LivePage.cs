using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Threading;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Page;

/// <summary>Maps the live page at <c>/</c>, its files and its stream of updates.</summary>
internal static class LivePage
{
    public static void Map(IApplicationBuilder application, EmulatorState state, CancellationToken stopping)
    {
        // Every request to the service passes here, so the decision is one look-up that allocates nothing.
        FrozenDictionary<string, RequestDelegate> handlers = CreateHandlers(state, stopping).ToFrozenDictionary(StringComparer.Ordinal);
        application.Use(next => context =>
            HttpMethods.IsGet(context.Request.Method)
            && handlers.TryGetValue(context.Request.Path.Value ?? string.Empty, out RequestDelegate? handler)
                ? LoopbackGuard.InvokeAsync(context, handler)
                : next(context));
    }

    private static Dictionary<string, RequestDelegate> CreateHandlers(EmulatorState state, CancellationToken stopping) => new()
    {
        ["/"] = new PageFile("index.html", "text/html; charset=utf-8").WriteAsync,
        ["/emulator/page.css"] = new PageFile("page.css", "text/css; charset=utf-8").WriteAsync,
        ["/emulator/page.js"] = new PageFile("page.js", "text/javascript; charset=utf-8").WriteAsync,
        ["/emulator/chart.js"] = new PageFile("chart.js", "text/javascript; charset=utf-8").WriteAsync,
        ["/emulator/icon.svg"] = new PageFile("icon.svg", "image/svg+xml").WriteAsync,
        ["/emulator/stream"] = new UpdateStream(state, stopping).WriteAsync,
    };
}
