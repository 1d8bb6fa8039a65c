using System;
using System.Globalization;
using System.Net.Http;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Compares this machine's clock with the Date header of a response. The skew is reported, never compensated for.</summary>
internal static class ClockSkew
{
    private static readonly TimeSpan SmallestReported = TimeSpan.FromMinutes(1);

    internal static RefusalReason? Explain(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (answer.Headers.Date is not { } serviceTime || (now - serviceTime).Duration() <= SmallestReported)
        {
            return null;
        }

        TimeSpan skew = now - serviceTime;
        string side = skew > TimeSpan.Zero ? "ahead of" : "behind";
        return new RefusalReason(
            $"This machine's clock is {Describe(skew.Duration())} {side} the service's.",
            "Set this machine's clock. A signature is valid only for a few minutes.");
    }

    private static string Describe(TimeSpan duration) => duration.TotalDays >= 1
        ? duration.ToString(@"d\ \d\ h\ \h", CultureInfo.InvariantCulture)
        : duration.TotalHours >= 1
            ? duration.ToString(@"h\ \h\ m\ \m\i\n", CultureInfo.InvariantCulture)
            : duration.ToString(@"m\ \m\i\n\ s\ \s", CultureInfo.InvariantCulture);
}
