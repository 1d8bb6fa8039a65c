#if !NETSTANDARD2_0
namespace System.Threading.Tasks;

/// <summary>Delays that use a clock, with the names and the namespace of Microsoft.Bcl.TimeProvider for netstandard2.0.</summary>
internal static class ClockExtensions
{
    internal static Task Delay(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, clock, cancellationToken);

    internal static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider clock, TimeSpan delay) => new(delay, clock);
}
#endif
