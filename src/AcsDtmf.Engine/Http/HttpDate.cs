using System;
using System.Globalization;

namespace AcsDtmf.Engine.Http;

/// <summary>The date as headers write it (RFC 1123, in GMT). It changes once a second, and is formatted no oftener.</summary>
internal static class HttpDate
{
    private static volatile Stamp _last = new(0, string.Empty);

    internal static string Now()
    {
        DateTime now = DateTime.UtcNow;
        long second = now.Ticks / TimeSpan.TicksPerSecond;
        Stamp last = _last;
        if (last.Second != second)
        {
            _last = last = new Stamp(second, now.ToString("R", CultureInfo.InvariantCulture));
        }

        return last.Text;
    }

    private sealed class Stamp(long second, string text)
    {
        internal long Second { get; } = second;

        internal string Text { get; } = text;
    }
}
