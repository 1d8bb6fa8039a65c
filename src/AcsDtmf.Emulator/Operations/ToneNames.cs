using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Validates the names of tones in a request.</summary>
internal static class ToneNames
{
    private const string InvalidToneCode = "8534";

    /// <exception cref="RequestRejectedException">A name is invalid.</exception>
    public static void Check(IEnumerable<string> tones)
    {
        foreach (string tone in tones)
        {
            if (!Tones.IsKnown(tone))
            {
                throw RequestRejectedException.Create(400, InvalidToneCode, $"'{tone}' is not a valid DTMF tone.");
            }
        }
    }
}
