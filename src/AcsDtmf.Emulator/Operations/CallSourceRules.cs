using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Validates the caller of an invitation.</summary>
internal static class CallSourceRules
{
    /// <exception cref="RequestRejectedException">The participant has a phone number, but the request does not state the number of the caller.</exception>
    public static void Check(string invitedRawId, PhoneNumberModel? sourceCallerIdNumber)
    {
        if (sourceCallerIdNumber is null && RawIdParser.Parse(invitedRawId).PhoneNumber is not null)
        {
            throw RequestRejectedException.InvalidRequest("sourceCallerIdNumber is required to call a phone number.");
        }
    }
}
