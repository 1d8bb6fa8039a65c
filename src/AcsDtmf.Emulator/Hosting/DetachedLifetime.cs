using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Leaves signals and the console to the process that hosts the emulator. The default lifetime would handle them.</summary>
internal sealed class DetachedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
