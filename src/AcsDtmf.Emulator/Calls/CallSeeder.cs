using System;
using System.Globalization;
using System.Linq;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Generates calls that are identical in every run, with participants of every kind.</summary>
internal static class CallSeeder
{
    private const string ResourceId = "00000000-0000-0000-0000-00000000acc5";
    private const string TenantId = "00000000-0000-0000-0000-000000007e4a";
    private const int KindCount = 5;
    private const int PhoneNumberCount = 10_000;

    public static Call Create(int number, int participantCount, Uri? callbackUri)
    {
        var participants = Enumerable.Range(0, participantCount).Select(index => new Participant(RawId(number, index)));
        return new Call(Id(0, number), participants)
        {
            CorrelationId = Id(1, number),
            CallbackUri = callbackUri,
            Source = $"8:acs:{ResourceId}_{Id(2, number)}",
        };
    }

    private static string RawId(int call, int index)
    {
        string user = Id(0x1000 + index, call);
        return ((call - 1 + index) % KindCount) switch
        {
            0 => $"8:acs:{ResourceId}_{user}",
            1 => string.Create(CultureInfo.InvariantCulture, $"4:+1425555{(call + index) % PhoneNumberCount:d4}"),
            2 => $"8:orgid:{user}",
            3 => $"8:acs:{ResourceId}_{TenantId}_{user}",
            _ => $"28:orgid:{user}",
        };
    }

    private static string Id(int series, int number)
    {
        return string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-{series:x4}-{number:x12}");
    }
}
