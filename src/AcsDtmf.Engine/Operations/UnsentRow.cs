namespace AcsDtmf.Engine.Operations;

/// <summary>The error of a row that was read, but whose turn never came.</summary>
internal static class UnsentRow
{
    internal static CallingException Because(CallingException fatal) =>
        new(CallingErrorKind.NotSent, CallingErrorCode.NotSent, $"Not sent: the run ended before its turn. {fatal.Message}")
        {
            RecommendedAction = fatal.RecommendedAction,
        };
}
