using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Leaves signals and console to whoever hosts the emulator; the default lifetime would take them.</summary>
internal sealed class DetachedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
