namespace AcsDtmf.Engine.Operations;

/// <summary>Creates the error of a row that was read but not sent.</summary>
internal static class UnsentRow
{
    internal static CallingException Because(CallingException fatal) =>
        new(CallingErrorKind.NotSent, CallingErrorCode.NotSent, $"The row was not sent because the run ended. {fatal.Message}")
        {
            RecommendedAction = fatal.RecommendedAction,
        };
}
