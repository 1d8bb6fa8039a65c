using System;

namespace AcsDtmf.Emulator.Calls;

/// <summary>
/// A media operation of a call, such as a prompt. It consists of steps, which the queue of the call executes one after another.
/// </summary>
/// <param name="clock">The clock that measures the waits.</param>
internal abstract class MediaOperation(TimeProvider clock)
{
    public TimeProvider Clock => clock;

    /// <summary>Starts the operation.</summary>
    public abstract MediaStep Start();

    /// <summary>Continues the operation after the wait of the previous step.</summary>
    public abstract MediaStep Continue();

    /// <summary>Handles a tone of a participant.</summary>
    /// <returns>The next step, or null if the operation ignores the tone.</returns>
    public virtual MediaStep? Receive(Participant participant, string tone) => null;

    /// <summary>Ends the operation before its completion.</summary>
    public abstract void Cancel();

    /// <summary>Returns whether the operation ends when the participant leaves the call.</summary>
    public abstract bool Requires(Participant participant);
}

/// <summary>The result of a step: the operation waits, or it has ended.</summary>
/// <param name="Wait">The time to wait, which can be infinite, or null if the operation has ended.</param>
internal readonly record struct MediaStep(TimeSpan? Wait)
{
    public static MediaStep End => default;

    public static MediaStep WaitFor(TimeSpan time) => new(time);
}
