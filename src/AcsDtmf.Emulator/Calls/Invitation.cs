using System;
using System.Threading;

namespace AcsDtmf.Emulator.Calls;

/// <summary>An invitation to a call that the invited participant has not answered yet.</summary>
/// <param name="rawId">The raw id of the participant.</param>
internal sealed class Invitation(string rawId)
{
    private ITimer? _timer;

    public string Id { get; } = Guid.NewGuid().ToString();

    public string RawId => rawId;

    public void StartTimer(TimeProvider clock, TimeSpan time, Action elapsed) =>
        _timer = clock.CreateTimer(_ => elapsed(), null, time, Timeout.InfiniteTimeSpan);

    public void StopTimer() => _timer?.Dispose();
}

/// <summary>Specifies how an invitation ended.</summary>
internal enum InvitationOutcome
{
    Accepted,
    Declined,
    TimedOut,
}
