using System;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>
/// Runs blocking work, such as that of a pipeline thread, on its own thread. A blocked thread of the pool would not be available to the
/// service, which runs in the same process.
/// </summary>
public static class OwnThread
{
    public static Task RunAsync(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WithinLimitAsync();
}
