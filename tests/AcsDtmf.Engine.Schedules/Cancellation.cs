using System.Threading;
using Microsoft.Coyote.Runtime;

namespace AcsDtmf.Engine.Schedules;

/// <summary>Cancels under a schedule.</summary>
internal static class Cancellation
{
    /// <summary>
    /// Cancels in one step. The framework's code is not rewritten: a task that disposes its registration would spin until a callback has
    /// returned, and the schedule would never return to the callback.
    /// </summary>
    internal static void CancelInOneStep(this CancellationTokenSource source)
    {
        SchedulingPoint.Suppress();
        source.Cancel();
        SchedulingPoint.Resume();
    }
}
