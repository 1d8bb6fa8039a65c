using System;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Page;

/// <summary>Sends updates to a page as server-sent events until the page closes or the emulator stops.</summary>
internal sealed class UpdateStream(EmulatorState state, CancellationToken stopping)
{
    /// <summary>The number of updates in a second.</summary>
    public const int UpdatesPerSecond = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1) / UpdatesPerSecond;

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.Headers.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var updates = new UpdateWriter(state, context.Response.BodyWriter);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                updates.Write();
                await context.Response.BodyWriter.FlushAsync(either.Token);
            }
            while (await timer.WaitForNextTickAsync(either.Token));
        }
        catch (OperationCanceledException)
        {
            // The page is closed, or the emulator is stopping.
        }
    }
}
