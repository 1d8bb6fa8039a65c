using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>What is asked of the service about a participant's tones. The operations are text, as <see cref="RowStatus"/> is.</summary>
public static class DtmfRecognitionOperation
{
    /// <summary>Stop continuous DTMF recognition.</summary>
    public const string Stop = "Stop";

    /// <summary>Start continuous DTMF recognition.</summary>
    public const string Start = "Start";

    /// <summary>Gets all operations.</summary>
    internal static IReadOnlyList<string> All { get; } = [Stop, Start];
}
