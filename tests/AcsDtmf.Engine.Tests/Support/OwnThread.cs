using System;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>
/// Runs what blocks, as a pipeline thread does, on a thread of its own: a blocked thread of the pool would be missing to the
/// service, which runs in the same process.
/// </summary>
public static class OwnThread
{
    public static Task RunAsync(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WithinLimitAsync();
}
