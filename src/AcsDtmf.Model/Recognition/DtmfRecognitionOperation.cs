using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>The operations on continuous DTMF recognition. They are text, like <see cref="RowStatus"/>.</summary>
public static class DtmfRecognitionOperation
{
    /// <summary>Stops continuous DTMF recognition.</summary>
    public const string Stop = "Stop";

    /// <summary>Starts continuous DTMF recognition.</summary>
    public const string Start = "Start";

    /// <summary>Gets all operations.</summary>
    internal static IReadOnlyList<string> All { get; } = [Stop, Start];
}
