using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>Replaces the default lifetime, so that the hosting process handles signals and console output.</summary>
internal sealed class DetachedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
