#if !NETSTANDARD2_0
namespace System.Threading.Tasks;

/// <summary>Waits by a clock, under the names and in the namespace that Microsoft.Bcl.TimeProvider has for netstandard2.0.</summary>
internal static class ClockExtensions
{
    internal static Task Delay(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, clock, cancellationToken);

    internal static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider clock, TimeSpan delay) => new(delay, clock);
}
#endif
