using System;
using System.Globalization;

namespace AcsDtmf;

/// <summary>
/// Writes the times of results. Export-Csv writes a time in the current culture and without milliseconds, and ConvertTo-Json writes a time
/// span as an object, so results hold times as text that [datetimeoffset] and [timespan] read in every culture.
/// </summary>
internal static class TimeText
{
    /// <summary>The time span of a row that was never sent.</summary>
    internal const string NoTime = "00:00:00.000";

    /// <summary>Returns a point in time in ISO 8601, in UTC, to the millisecond: <c>2026-11-26T19:00:00.123Z</c>.</summary>
    internal static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns a time span in the constant form, to the millisecond: <c>00:00:01.234</c>.</summary>
    internal static string Of(TimeSpan span) => span.ToString(span.Days > 0 ? @"d\.hh\:mm\:ss\.fff" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    /// <summary>Reads a point in time in ISO 8601, with any fraction of a second and any offset.</summary>
    internal static bool TryRead(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
