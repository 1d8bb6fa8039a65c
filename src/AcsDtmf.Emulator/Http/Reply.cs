namespace AcsDtmf.Emulator.Http;

/// <summary>What was decided about one request: the answer, if there is one, and how much of it the client gets.</summary>
internal readonly record struct Reply(Answer? Answer, RequestOutcome Outcome)
{
    /// <summary>The status that the client gets to see, if it does.</summary>
    public int? Status => Outcome is RequestOutcome.Answered or RequestOutcome.Truncated ? Answer?.Status : null;

    public static Reply Whole(Answer answer) => new(answer, RequestOutcome.Answered);
}
